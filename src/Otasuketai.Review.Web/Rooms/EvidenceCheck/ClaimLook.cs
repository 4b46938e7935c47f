using System.Security.Cryptography;
using System.Text.Json;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.EvidenceCheck;

/// <summary>How a claim appears to a checker: a picture, a word, and its place in the strip of the 23.</summary>
public static class ClaimLook
{
    /// <summary>The picture beside the item; always with <see cref="Word"/>.</summary>
    public static Glyph Picture(Claim? claim) => claim switch
    {
        null => Glyph.Todo,
        { Can: false } => Glyph.Dash,
        { State: ClaimState.Stale } => Glyph.Todo,
        { Finding: { } finding } => Picture(finding),
        _ => Glyph.Todo,
    };

    /// <summary>The picture of a finding.</summary>
    public static Glyph Picture(Finding finding) => finding switch
    {
        Finding.Confirmed => Glyph.Ok,
        Finding.Conditional => Glyph.Warn,
        Finding.NotSubstantiated or Finding.Contradicted => Glyph.Ng,
        Finding.InQuestion => Glyph.Ask,
    };

    /// <summary>Where the claim stands, in a word.</summary>
    public static string Word(Claim? claim, Lang l) => claim switch
    {
        null => l.Pick("回答なし", "No answer"),
        { Can: false } => l.Pick("できない（判定不要）", "No (no finding needed)"),
        { State: ClaimState.Stale } => l.Of(ClaimState.Stale),
        { Finding: { } finding } => l.Of(finding),
        _ => l.Pick("未確認", "Not checked"),
    };

    /// <summary>The colour its word is said in.</summary>
    public static Tone Tone(Claim? claim) => claim switch
    {
        { Can: true, State: not ClaimState.Stale, Finding: { } finding } => finding switch
        {
            Finding.Confirmed => Look.Tone.Ok,
            Finding.Conditional => Look.Tone.Warn,
            Finding.NotSubstantiated or Finding.Contradicted => Look.Tone.Ng,
            Finding.InQuestion => Look.Tone.Key,
        },
        _ => Look.Tone.Plain,
    };

    /// <summary>The cell in the strip.</summary>
    public static Mark Mark(Claim? claim) => claim switch
    {
        null or { State: ClaimState.Stale } => Look.Mark.ToDo,
        { Can: false } => Look.Mark.None,
        { Finding: { } finding } => finding switch
        {
            Finding.Confirmed => Look.Mark.Ok,
            Finding.Conditional => Look.Mark.Conditional,
            Finding.NotSubstantiated or Finding.Contradicted => Look.Mark.None,
            Finding.InQuestion => Look.Mark.ToDo,
        },
        _ => Look.Mark.ToDo,
    };

    /// <summary>The strip of the whole dossier.</summary>
    public static StripView Strip(Dossier dossier, ItemCatalogue items) =>
        new([.. Enum.GetValues<Viewpoint>().Select(v => (IReadOnlyList<Mark>)[.. items.Of(v).Select(i => Mark(dossier.Claims.GetValueOrDefault(i.Id)))])], Review: true);

    /// <summary>True when the item needs no more work before the dossier may be proposed.</summary>
    public static bool IsSettled(Claim? claim) => claim is not null && !ClaimRules.NeedsFinding(claim);

    /// <summary>A fingerprint of the claim as a form showed it; another one means that somebody wrote meanwhile.</summary>
    public static string Fingerprint(Claim claim) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(claim)))[..24];
}

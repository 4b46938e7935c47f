using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Rooms;

/// <summary>What a change notice changes: how it is checked against what is published, and what follows when it stands.</summary>
internal static class Changed
{
    /// <summary>A statement of the notice: as posted now, else as the draft has it.</summary>
    public static string Stated(Case c, string name) => c.Request.Input.GetValueOrDefault(name, c.Life.Fact(name));

    /// <summary>Why the notice cannot be filed; null when it can.</summary>
    public static Decision.No? Problem(Case c)
    {
        var (field, after) = (Stated(c, "field"), Stated(c, "after"));
        if (!NoticeForms.Knows(field))
        {
            return Steps.Bad("field", "変わるものを選んでください", "Please choose what changes");
        }

        if (field == NoticeForms.Answer && (Steps.Ids(Stated(c, "items")) is not [var item] || !c.Dossier.Claims.ContainsKey(item)))
        {
            return Steps.Bad("items", "変わる項目を一つ選んでください", "Please choose the one item that changes");
        }

        return Unreadable(c, field, after)
            ?? (IsUnchanged(c, field, after) ? new Decision.No(Refusal.NothingChanged) : null);
    }

    /// <summary>What is published later must be what the application would have taken: a choice's code, a figure, words that are not too long.</summary>
    private static Decision.No? Unreadable(Case c, string field, string after)
    {
        var asked = NoticeForms.After(field) with { Required = field != NoticeForms.Answer || Can(c) };
        var form = new ActForm(c.Request.Act, NoticeForms.Supplement(field) is { } note ? [asked, note] : [asked]);
        var read = FormReader.Read(form, ImmutableDictionary<string, string>.Empty.Add(asked.Name, after).Add(NoticeForms.AfterNote, Stated(c, NoticeForms.AfterNote)), c.World.Today);
        return read.Good ? null : new Decision.No(Refusal.BadInput, read.Problems[0].Field) { Fields = read.Problems };
    }

    /// <summary>The change takes effect in the dossier. A reviewed answer is confirmed anew, another one is stale until checked.</summary>
    public static ImmutableArray<DossierEvent> Apply(Case c, bool reviewed)
    {
        var (field, after) = (c.Life.Fact("field"), Plain(c.Life.Fact("field"), c.Life.Fact("after")));
        return field switch
        {
            "serviceName" => [new DossierEvent.Named(after, c.Dossier.MonitoringType)],
            "monitoringType" => [new DossierEvent.Named(c.Dossier.ServiceName, after)],
            "claim" => Claim(c, reviewed),
            _ => Home(c) is { } home ? [home.Set([(field, after), .. Supplement(c, field)])] : [],
        };
    }

    /// <summary>The words beside fixed choices change with them; a notice that brings none leaves them.</summary>
    private static (string Name, string Value)[] Supplement(Case c, string field) =>
        StatedChoices.Find(field) is { } choice && c.Life.Facts.TryGetValue(NoticeForms.AfterNote, out var note) ? [(choice.Note, note)] : [];

    private static ImmutableArray<DossierEvent> Claim(Case c, bool reviewed)
    {
        if (!c.Dossier.Claims.TryGetValue(c.Life.Fact("items"), out var old))
        {
            return [];
        }

        var can = Can(c);
        var changedOn = Steps.Day(c.Life.Fact("effectiveOn")) is { } day && day <= c.World.Today ? day : c.World.Today;
        var written = ClaimRules.Write(old, old with { Can = can, Value = can ? Plain("claim", c.Life.Fact("after")) : string.Empty, MeasuredOn = can ? changedOn : null });
        if (!reviewed || !can)
        {
            return [new DossierEvent.ClaimWritten(written)];
        }

        var note = c.Request["note"].Length > 0 ? c.Request["note"] : c.Life.Fact(FactNames.Statement);
        var found = ClaimRules.Record(written, new FindingNote(Finding.Confirmed, note, c.Request.Actor.Name, c.World.Now, c.World.After(Items.FreshnessOf(old.Item), changedOn)));
        return found.IsOk ? [new DossierEvent.ClaimWritten(written), new DossierEvent.FindingRecorded(found.Value)] : [new DossierEvent.ClaimWritten(written)];
    }

    private static bool Can(Case c) => Stated(c, "can") != "no";

    private static bool IsFigure(string field) => field is "monthly-price" or "initial-price";

    private static string Plain(string field, string after) => StatedChoices.Find(field) is { } choice ? choice.InOrder(after)
        : (IsFigure(field) || field == "claim") && InputText.Decimal(after) is { IsOk: true, Value: var figure } ? figure.ToString(CultureInfo.InvariantCulture) : after;

    private static bool IsUnchanged(Case c, string field, string after)
    {
        if (StatedChoices.Find(field) is not { } choice)
        {
            return after == Stated(c, "before") || Plain(field, after) == Current(c, field);
        }

        var note = Current(c, choice.Note) ?? string.Empty;
        return Plain(field, after) == Current(c, field) && c.Request.Input.GetValueOrDefault(NoticeForms.AfterNote, c.Life.Facts.GetValueOrDefault(NoticeForms.AfterNote, note)) == note;
    }

    /// <summary>What is published now; null when the field has no single home to compare with.</summary>
    private static string? Current(Case c, string field) => field switch
    {
        "serviceName" => c.Dossier.ServiceName,
        "monitoringType" => c.Dossier.MonitoringType,
        "claim" => c.Dossier.Claims.TryGetValue(Stated(c, "items"), out var claim) && claim.Can == Can(c) ? claim.Can ? claim.Value : Stated(c, "after") : null,
        _ => Home(c) is { } home ? c.Dossier.Lives[home].Facts.GetValueOrDefault(field) : null,
    };

    /// <summary>The life that holds the facts of the entry: its registration, or the listing of a carried-over entry.</summary>
    private static LifeId? Home(Case c) => c.Dossier.Registration?.Id ?? c.Dossier.Listing?.Id;
}

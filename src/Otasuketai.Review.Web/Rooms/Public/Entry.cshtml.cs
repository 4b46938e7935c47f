using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Numbers;
using Otasuketai.Review.PostEvaluation;
using Otasuketai.Review.Publication;
using Otasuketai.Review.Rooms;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Paper;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>掲載情報: one entry, whatever became of it, with claimed, verified and user-evaluated apart; on any day as the register showed it then.</summary>
[AllowAnonymous]
[Paper("entry")]
public sealed class EntryModel(PublicRegister register, PublicResults results, RegisterEvents events, ItemCatalogue catalogue, Lang lang) : PageModel
{
    private bool renewalPending;

    /// <summary>Its registration number.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The day asked about.</summary>
    public AsOf Asked { get; private set; } = new("", null, null);

    /// <summary>What is shown; null when the question has a problem, or on a day before the listing.</summary>
    public PublicListing? Shown { get; private set; }

    /// <summary>The entry, on a page that shows one.</summary>
    public PublicListing Listing => Shown!;

    /// <summary>What happened to it, newest first.</summary>
    public ImmutableArray<EntryEvent> Events { get; private set; } = [];

    /// <summary>The number under which the service goes on, once it was transferred and listed anew.</summary>
    public string? Successor { get; private set; }

    /// <summary>What users said.</summary>
    public UserResults Users { get; private set; } = UserResults.None;

    /// <summary>The 23 items.</summary>
    public ItemCatalogue Catalogue => catalogue;

    /// <summary>True while its provider may show the registration mark, as <see cref="MarkCheck"/> answers; on the page of a day in the past never.</summary>
    public bool MayShowMark => Asked.Day is null && Listing.Current && (renewalPending || !Listing.IsPastValidity(Today));

    /// <summary>Today in Japan.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>The day the page speaks of: the one asked about, else today.</summary>
    public DateOnly Day => Asked.Day ?? Today;

    /// <summary>The strip; null when the entry states no items.</summary>
    public StripView? Strip => EntryWords.Strip(Listing.Entry, catalogue, Day);

    /// <summary>Finds the entry, also by a number typed full-width.</summary>
    public async Task<IActionResult> OnGetAsync(string number, string? asOf, CancellationToken ct)
    {
        var read = RegistrationNumber.Parse(number);
        if (!read.IsOk || await register.Entry(read.Value.ToString(), ct) is not { } now)
        {
            return NotFound();
        }

        Number = now.Entry.Number;
        Today = await register.Today(ct);
        Asked = AsOf.Read(asOf, Today);
        if (Asked.Problem is not null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        Events = await events.Of(Number, Day, ct);
        Shown = Asked.Day is { } day ? await register.EntryOn(Number, day, ct) : now;
        if (Shown is { } shown)
        {
            Successor = shown.Facts.GetValueOrDefault(FactNames.SuccessorCorporateNumber) is { } body ? await register.Successor(Number, body, Day, ct) : null;
            Users = await results.Of(shown.Dossier, Day, ct);
            renewalPending = Asked.Day is null && await register.IsRenewalPending(shown, Today, ct);
        }

        return Page();
    }

    /// <summary>How far claims, checks and users go, in one sentence.</summary>
    public string Sum()
    {
        var claimed = Listing.Entry.Items.Where(i => i.Claimed).ToList();
        int Marked(Verification verification) => claimed.Count(i => Verified(i) == verification);
        var (verified, partly, outdated) = (Marked(Verification.Verified), Marked(Verification.PartlyVerified), Marked(Verification.Outdated));
        var contradicted = claimed.Count(i => Users.Views.GetValueOrDefault(i.Item) == UserView.Contradicted);
        return lang.Pick(
            $"「できる」と答えた{claimed.Count}項目のうち、運営者が確認済みの項目は{verified}、条件付きは{partly}、再確認待ちは{outdated}です。利用者が回答した項目は{Users.Items.Count}、うち主張と相違する項目は{contradicted}です。",
            $"Of {claimed.Count} items answered yes, {verified} are verified, {partly} conditional and {outdated} to be checked again. Users answered on {Users.Items.Count} items and contradict {contradicted}.");
    }

    /// <summary>What the vendor says to an item.</summary>
    public (Glyph Glyph, string Words) Claimed(PublicItem? item) => item switch
    {
        null => (Glyph.Todo, lang.NotStated()),
        { Claimed: true } => (Glyph.Circle, lang.Pick("できる", "Yes")),
        _ => (Glyph.Dash, lang.Pick("できない", "No")),
    };

    /// <summary>What the operator found, on the day the page speaks of.</summary>
    public Verification Verified(PublicItem item) => item.VerifiedUntil < Day ? Verification.Outdated : EntryWords.Found(item);

    /// <summary>How a finding is drawn beside its words.</summary>
    public static (Glyph Glyph, Tone Tone) Drawn(Verification verification) => verification switch
    {
        Verification.Verified => (Glyph.Circle, Tone.Ok),
        Verification.PartlyVerified => (Glyph.Triangle, Tone.Warn),
        Verification.NotSubstantiated => (Glyph.Dash, Tone.Plain),
        Verification.Contradicted => (Glyph.Cross, Tone.Ng),
        Verification.Outdated => (Glyph.Clock, Tone.Line),
        Verification.NotChecked => (Glyph.Todo, Tone.Line),
    };

    /// <summary>Until when a finding holds, or since when it does not; null where nothing was found.</summary>
    public string? Freshness(PublicItem item) => item.VerifiedUntil is not { } until ? null
        : until < Day ? lang.Pick($"確認の期限（{lang.Day(until)}）を過ぎました", $"the finding was good until {lang.Day(until)}")
        : lang.Pick($"{lang.Day(until)}まで有効", $"good until {lang.Day(until)}");

    /// <summary>What users mean for a claim; null where they mean nothing.</summary>
    public (Glyph Glyph, string Words)? UsersMean(string item) => Users.Views.GetValueOrDefault(item) switch
    {
        UserView.NotEvaluated => null,
        UserView.Confirmed => (Glyph.Circle, lang.Pick(PublicClaim.Words(UserView.Confirmed))),
        UserView.Contradicted => (Glyph.Triangle, lang.Pick(PublicClaim.Words(UserView.Contradicted))),
    };

    /// <summary>What users said of an item: shares from the minimum on, else how many answered; null when nobody was asked.</summary>
    public (string Said, string Aside)? Said(string item) => Users.Items.GetValueOrDefault(item) is { } result ? lang.Said(result) : null;

    /// <summary>The heading of a notice that the entry is none to choose now; null while it is one.</summary>
    public string? Gone => Listing.Standing switch
    {
        Standing.Listed => null,
        Standing.Suspended => lang.Pick("掲載を停止しています", "Suspended"),
        Standing.Ended or Standing.Expired or Standing.Delisted or Standing.Transferred => lang.Pick("選べるサービスとしての掲載は終わりました", "No longer listed as a service to choose"),
    };

    /// <summary>The validity as the band shows it.</summary>
    public string Validity => Listing.Standing switch
    {
        Standing.Listed or Standing.Suspended => lang.Validity(Listing, Day, renewalPending),
        Standing.Ended or Standing.Expired or Standing.Delisted or Standing.Transferred => lang.Pick("終わりました", "over"),
    };
}

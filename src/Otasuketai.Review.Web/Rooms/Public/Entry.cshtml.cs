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

/// <summary>掲載情報: one entry, whatever became of it, with claimed, verified and user-evaluated apart.</summary>
[AllowAnonymous]
[Paper("entry")]
public sealed class EntryModel(PublicRegister register, PublicResults results, ItemCatalogue catalogue, Lang lang) : PageModel
{
    /// <summary>The entry; the page answers 404 when there is none.</summary>
    public PublicListing Listing { get; private set; } = null!;

    /// <summary>Its versions, newest first.</summary>
    public ImmutableArray<VersionLine> Versions { get; private set; } = [];

    /// <summary>The number under which the service goes on, once it was transferred and listed anew.</summary>
    public string? Successor { get; private set; }

    /// <summary>What users said.</summary>
    public UserResults Users { get; private set; } = UserResults.None;

    /// <summary>The 23 items.</summary>
    public ItemCatalogue Catalogue => catalogue;

    /// <summary>Today in Japan.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>The strip; null when the entry states no items.</summary>
    public StripView? Strip => EntryWords.Strip(Listing.Entry, catalogue, Today);

    /// <summary>Finds the entry, also by a number typed full-width.</summary>
    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        var read = RegistrationNumber.Parse(number);
        if (!read.IsOk || await register.Entry(read.Value.ToString(), ct) is not { } found)
        {
            return NotFound();
        }

        Listing = found;
        Today = await register.Today(ct);
        Versions = await register.Versions(found.Entry.Number, ct);
        Successor = found.Facts.GetValueOrDefault(FactNames.SuccessorCorporateNumber) is { } body ? await register.Successor(found.Entry.Number, body, ct) : null;
        Users = await results.Of(found.Dossier, ct);
        return Page();
    }

    /// <summary>What the vendor says to an item.</summary>
    public string Claimed(PublicItem? item) => item switch
    {
        null => lang.NotStated(),
        { Claimed: true } => lang.Pick("できる", "Yes"),
        _ => lang.Pick("できない", "No"),
    };

    /// <summary>The figures behind a "yes".</summary>
    public string Figures(PublicItem? item) => item is { Claimed: true, Value.Length: > 0 }
        ? string.Join(lang.Pick("、", ", "), new[]
        {
            $"{item.Metric} {item.Value}{item.Unit}",
            item.MeasuredOn is { } day ? lang.Pick($"{lang.Day(day)}測定", $"measured {lang.Day(day)}") : "",
            item.Source,
        }.Where(t => t.Length > 0))
        : "";

    /// <summary>What the operator found, in the register's own words.</summary>
    public (string Text, Tone Tone) Verified(PublicItem? item)
    {
        if (item is not { Claimed: true })
        {
            return ("－", Tone.Plain);
        }

        if (item.VerifiedUntil < Today)
        {
            return (lang.Pick(PublicClaim.Words(Verification.Outdated)), Tone.Line);
        }

        return item.Verified switch
        {
            Finding.Confirmed => (lang.Pick(PublicClaim.Words(Verification.Verified)), Tone.Ok),
            Finding.Conditional => (lang.Pick(PublicClaim.Words(Verification.PartlyVerified)), Tone.Warn),
            Finding.NotSubstantiated => (lang.Pick(PublicClaim.Words(Verification.NotSubstantiated)), Tone.Plain),
            Finding.Contradicted => (lang.Pick(PublicClaim.Words(Verification.Contradicted)), Tone.Ng),
            Finding.InQuestion or null => (lang.Pick(PublicClaim.Words(Verification.NotChecked)), Tone.Line),
        };
    }

    /// <summary>What users said of an item: shares from the minimum on, else how many answered; null when nobody was asked.</summary>
    public (string Said, string Aside)? Said(string item) => Users.Items.GetValueOrDefault(item) is { } result ? lang.Said(result) : null;

    /// <summary>The heading of a notice that the entry is none to choose now; null while it is one.</summary>
    public string? Gone => Listing.Current ? null : Listing.Stage == Stage.Suspended
        ? lang.Pick("掲載を停止しています", "Suspended")
        : lang.Pick("選べるサービスとしての掲載は終わりました", "No longer listed as a service to choose");

    /// <summary>Why a version was made.</summary>
    public string Reason(string code) => code switch
    {
        "CarryOver" => lang.Pick("引継ぎ登録", "Carried over from the old list"),
        "PublishListing" => lang.Pick("新規の掲載", "First listing"),
        "change-notice" => lang.Pick("変更届の反映", "A change notice taken over"),
        "renewal" => lang.Pick("更新", "Renewal"),
        "recheck" => lang.Pick("再確認", "Recheck"),
        "succession" => lang.Pick("承継", "Succession"),
        "post-evaluation" => lang.Pick("事後評価の公表", "Results of users published"),
        _ => lang.Pick("掲載内容の更新", "Content updated"),
    };
}

using System.Collections.Immutable;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Look;

namespace Otasuketai.Review.Web.Rooms.Vendor;

/// <summary>Something that must be there before an application can be handed in.</summary>
/// <param name="Name">The field or item id.</param>
/// <param name="Path">The page that mends it, without the case's address.</param>
public sealed record Missing(string Name, string Path, string Ja, string En);

/// <summary>How far an application is, step by step.</summary>
public static class Progress
{
    /// <summary>The value of a profile field; the service's name and type stand on the dossier.</summary>
    public static string Value(VendorCase c, string field) => field switch
    {
        "serviceName" => c.Dossier.ServiceName,
        "monitoringType" => c.Dossier.MonitoringType,
        _ => c.Application.Fact(field),
    };

    /// <summary>A part of the profile.</summary>
    public static TaskState Of(VendorCase c, Part part)
    {
        var missing = part.Fields.Count(f => f.Required && Value(c, f.Name).Length == 0);
        return missing == 0 ? TaskState.Completed
            : part.Fields.All(f => Value(c, f.Name).Length == 0) ? TaskState.NotStarted
            : TaskState.InProgress;
    }

    /// <summary>A viewpoint with its items; what a correction asks about needs changes.</summary>
    public static TaskState Of(VendorCase c, ViewpointItems viewpoint)
    {
        var asked = AskedItems(c);
        if (viewpoint.Items.Any(i => asked.Contains(i.Id)) || Unfinished(c, viewpoint) > 0)
        {
            return TaskState.NeedsChanges;
        }

        var answered = viewpoint.Items.Count(i => c.Dossier.Claims.ContainsKey(i.Id));
        return answered == viewpoint.Items.Length ? TaskState.Completed : answered == 0 ? TaskState.NotStarted : TaskState.InProgress;
    }

    /// <summary>Answered items that lack figures.</summary>
    public static int Unfinished(VendorCase c, ViewpointItems viewpoint) =>
        viewpoint.Items.Count(i => c.Dossier.Claims.TryGetValue(i.Id, out var claim) && !claim.Complete);

    /// <summary>The items the open corrections are about.</summary>
    public static ImmutableHashSet<string> AskedItems(VendorCase c) =>
        [.. c.Corrections.SelectMany(l => l.Fact("items").Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The item a viewpoint goes on with: the first that is asked about or not complete, else the first.</summary>
    public static Item Next(VendorCase c, ViewpointItems viewpoint)
    {
        var asked = AskedItems(c);
        return viewpoint.Items.FirstOrDefault(i => asked.Contains(i.Id))
            ?? viewpoint.Items.FirstOrDefault(i => !c.Dossier.Claims.TryGetValue(i.Id, out var claim) || !claim.Complete)
            ?? viewpoint.Items[0];
    }

    /// <summary>Everything still missing, in the order of the form.</summary>
    public static ImmutableArray<Missing> Missing(VendorCase c) =>
    [
        .. Parts.All.SelectMany(p => p.Fields.Where(f => f.Required && Value(c, f.Name).Length == 0).Select(f => new Missing(
            f.Name, $"/{p.Slug}", $"{f.Ja}：まだ書かれていません", $"{f.En}: not filled in yet"))),
        .. EvaluationItems.All.Select(i => (Item: i, Claim: c.Dossier.Claims.GetValueOrDefault(i.Id)))
            .Where(x => x.Claim is not { Complete: true })
            .Select(x => x.Claim is null
                ? new Missing(x.Item.Id, $"/items/{x.Item.Id}", $"{x.Item.Id} {x.Item.Label.Ja}：できる・できないを選んでください", $"{x.Item.Id} {x.Item.Label.En}: choose yes or no")
                : new Missing(x.Item.Id, $"/items/{x.Item.Id}",
                    $"{x.Item.Id} {x.Item.Label.Ja}：裏付けの{string.Join("・", Gaps(x.Claim).Select(g => g.Ja))}を入力してください",
                    $"{x.Item.Id} {x.Item.Label.En}: the evidence lacks {string.Join(", ", Gaps(x.Claim).Select(g => g.En.ToLowerInvariant()))}")),
    ];

    private static IEnumerable<Forms.FormField> Gaps(Claim claim) =>
        ItemForm.Evidence.Where(f => f.Required && ItemForm.Value(claim, f.Name).Length == 0);
}

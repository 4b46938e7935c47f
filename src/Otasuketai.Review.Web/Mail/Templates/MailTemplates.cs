using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Otasuketai.Review.Web.Mail.Templates;

/// <summary>All notices the product can send. A name that is not here cannot be sent and is shown to an operator.</summary>
public static class MailTemplates
{
    /// <summary>In reading order, room by room.</summary>
    public static ImmutableArray<MailTemplate> All { get; } =
        [.. RegistrationMails.All, .. CommitteeMails.All, .. ListingMails.All, .. DutyMails.All, .. MeasureMails.All, .. EvaluationMails.All];

    private static readonly FrozenDictionary<string, MailTemplate> ByName = All.ToFrozenDictionary(t => t.Name);

    /// <summary>Names of the classes that may arrive twice.</summary>
    public static ImmutableArray<string> SafeToRepeat { get; } = [.. All.Where(t => t.SafeToRepeat).Select(t => t.Name)];

    /// <summary>A template by name, or null.</summary>
    public static MailTemplate? Find(string name) => ByName.GetValueOrDefault(name);
}

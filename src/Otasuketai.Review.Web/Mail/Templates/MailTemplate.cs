namespace Otasuketai.Review.Web.Mail.Templates;

/// <summary>One notice in one language: the subject without the service's name, and what the reader has to know first.</summary>
public sealed record MailText(string Title, string Body);

/// <summary>One notice. The writer puts greeting, facts of the case, due date, link and closing around it.</summary>
/// <param name="Name">As the rooms and diagrams ask for it.</param>
public sealed record MailTemplate(string Name, MailText Ja, MailText En)
{
    /// <summary>Whether a second copy under the same Message-ID does no harm: reminders. Decisions and first notices are never repeated by the program.</summary>
    public bool SafeToRepeat { get; init; }

    /// <summary>Whether the due day of the case's present step belongs into the letter when the act gave none along.</summary>
    public bool TellsDue { get; init; }

    /// <summary>Where the letter's link leads.</summary>
    public MailLink Link { get; init; } = MailLink.Case;

    /// <summary>A reminder: tells the due day, may be repeated.</summary>
    public MailTemplate Reminder() => this with { SafeToRepeat = true, TellsDue = true };

    /// <summary>Tells the due day of the step.</summary>
    public MailTemplate WithDue() => this with { TellsDue = true };

    /// <summary>Leads to the monitor user's own survey.</summary>
    public MailTemplate Survey() => this with { Link = MailLink.Survey };

    internal static MailTemplate Of(string name, string titleJa, string bodyJa, string titleEn, string bodyEn) =>
        new(name, new(titleJa, bodyJa), new(titleEn, bodyEn));
}

/// <summary>Where a letter's link leads.</summary>
public enum MailLink
{
    /// <summary>The case's page.</summary>
    Case,

    /// <summary>The recipient's own survey, by a token only this recipient has.</summary>
    Survey,
}

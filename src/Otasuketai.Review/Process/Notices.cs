using System.Collections.Immutable;

namespace Otasuketai.Review.Process;

/// <summary>The mails a diagram may ask for with the command Remind; each has a template of the same name.</summary>
public static class Notices
{
    /// <summary>Every name, for the lint and for the templates.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "draft-warning", "correction-reminder", "question-reminder", "condition-reminder", "work-overdue", "incident-update-due",
        "incident-final-overdue", "reply-reminder", "renewal-reminder", "recheck-reminder", "survey-reminder", "results-for-comment",
    ];
}

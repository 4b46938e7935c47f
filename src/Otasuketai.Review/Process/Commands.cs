using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Process;

/// <summary>The named commands a diagram may ask for beside acts of the law.</summary>
public static class Commands
{
    /// <summary>Mails a reminder or notice: <c>otr:notice</c> names the template, <c>otr:to</c> the role.</summary>
    public const string Remind = "Remind";

    /// <summary>Every known command, for the lint.</summary>
    public static ImmutableArray<string> All { get; } = [Remind];

    /// <summary>What the command does; null when there is no such command or it lacks what it needs.</summary>
    public static DossierEvent? Run(Dossier dossier, LifeId root, Effect.RunCommand command)
    {
        if (command.Command != Remind
            || !command.Attributes.TryGetValue("notice", out var notice)
            || !Enum.TryParse<Role>(command.Attributes.GetValueOrDefault("to"), out var to))
        {
            return null;
        }

        return new DossierEvent.Notified(root, notice, to, ImmutableDictionary<string, string>.Empty);
    }
}

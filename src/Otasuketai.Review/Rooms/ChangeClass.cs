using System.Collections.Immutable;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Rooms;

/// <summary>The classes of a change notice, the rule that proposes one, and each class's own window.</summary>
public static class ChangeClass
{
    /// <summary>Told afterwards; recorded without a review.</summary>
    public const string General = "general";

    /// <summary>Users feel it; told soon after the change.</summary>
    public const string UserAffecting = "user-affecting";

    /// <summary>It touches what the registration rests on; told before the change.</summary>
    public const string Requirement = "requirement";

    /// <summary>Could not wait; told within days after the change.</summary>
    public const string Emergency = "emergency";

    /// <summary>What users feel when it changes; of fixed choices also their words alone.</summary>
    private static readonly ImmutableHashSet<string> Felt =
    [
        "monthly-price", "initial-price", "price-unit", "contact-window", "dispatch",
        .. ((StatedChoice[])[StatedChoices.Scope, StatedChoices.Systems, StatedChoices.Regions, StatedChoices.Hours]).SelectMany(c => (string[])[c.Name, c.Note]),
    ];

    /// <summary>Proposes a class from what the vendor states: emergency before requirement, before user-affecting, before general.</summary>
    public static string Propose(Func<string, string> fact)
    {
        if (fact("emergency") == "yes")
        {
            return Emergency;
        }

        if (TouchesRequirements(fact))
        {
            return Requirement;
        }

        return fact("affectsUsers") == "yes" || Felt.Contains(fact("field")) ? UserAffecting : General;
    }

    /// <summary>True when only the committee may accept it: by its class, or an emergency that touches the same (changed first, then the same road).</summary>
    public static bool NeedsCommittee(string changeClass, Func<string, string> fact) =>
        changeClass == Requirement || (changeClass == Emergency && TouchesRequirements(fact));

    /// <summary>The last day of a class's window for a change that takes effect on a day.</summary>
    public static DateOnly Until(World world, string changeClass, DateOnly effectiveOn) => changeClass switch
    {
        Emergency => world.After(Knob.ChangeEmergency, effectiveOn),
        Requirement => world.Before(Knob.ChangeRequirement, effectiveOn),
        UserAffecting => world.After(Knob.ChangeUserAffecting, effectiveOn),
        _ => world.After(Knob.ChangeGeneral, effectiveOn),
    };

    private static bool TouchesRequirements(Func<string, string> fact) =>
        fact("affectsRequirements") == "yes" || fact("items").Length > 0 || fact("field") is "claim" or "operating-body" or "monitoringType";
}

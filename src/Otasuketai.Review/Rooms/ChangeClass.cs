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

        var felt = fact("field") is "monthly-price" or "initial-price" or "price-unit" or "hours" or "contact-window" or "regions" or "dispatch" or "os" or "scope";
        return fact("affectsUsers") == "yes" || felt ? UserAffecting : General;
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

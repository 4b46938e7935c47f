using System.Collections.Frozen;

namespace Otasuketai.Review.Lifecycle;

/// <summary>What was resolved or found before the system does an act that carries it out: the rooms ask the case for it, the explorer the drawing.</summary>
public static class Resolutions
{
    private static readonly FrozenDictionary<Act, string> Table = new Dictionary<Act, string>
    {
        [Act.ApproveRegistration] = "Approved",
        [Act.ApproveWithConditions] = "Conditional",
        [Act.DeferRegistration] = "Deferred",
        [Act.RefuseRegistration] = "NotApproved",
        [Act.Renew] = "Approved",
        [Act.RenewConditionally] = "Conditional",
        [Act.DeferRenewal] = "Deferred",
        [Act.NotRenew] = "NotApproved",
        [Act.AcceptChange] = "Adopted",
        [Act.RefuseChange] = "Rejected",
        [Act.ResolveDelisting] = "Adopted",
        [Act.RejectDelisting] = "Rejected",
        [Act.TransferByResolution] = "Adopted",
        [Act.RefuseSuccession] = "Rejected",
        [Act.UpholdAppeal] = "Adopted",
        [Act.DismissAppeal] = "Rejected",
        [Act.FindInquorate] = "inquorate",
    }.ToFrozenDictionary();

    /// <summary>The result the act carries out (議決・判定); null for an act that carries out none.</summary>
    public static string? Behind(Act act) => Table.GetValueOrDefault(act);
}

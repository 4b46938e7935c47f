using Microsoft.EntityFrameworkCore;

namespace Otasuketai.Review.Web.Store;

/// <summary>
/// The foreign keys, so that rows saved together are written in an order the database accepts. There are no navigations:
/// what belongs together is read by id.
/// </summary>
internal static class ReviewDbKeys
{
    public static void Map(ModelBuilder builder)
    {
        Key<Organisation, Organisation>(builder, nameof(Organisation.GroupId));
        Key<Person, Organisation>(builder, nameof(Person.OrganisationId));
        Key<CommitteeSeatRow, Person>(builder, nameof(CommitteeSeatRow.PersonId));
        Key<CommitteeSeatRow, Organisation>(builder, nameof(CommitteeSeatRow.EmployerId));
        Key<DossierRow, Organisation>(builder, nameof(DossierRow.VendorId));
        Key<LifeRow, DossierRow>(builder, nameof(LifeRow.DossierId));
        Key<LifeRow, LifeRow>(builder, nameof(LifeRow.ParentId));
        Key<HistoryRow, LifeRow>(builder, nameof(HistoryRow.LifeId));
        Key<JournalRow, DossierRow>(builder, nameof(JournalRow.DossierId));
        Key<JournalRow, LifeRow>(builder, nameof(JournalRow.LifeId));
        Key<ProposalRow, LifeRow>(builder, nameof(ProposalRow.LifeId));
        Key<ClaimRow, DossierRow>(builder, nameof(ClaimRow.DossierId));
        Key<EvidenceFileRow, DossierRow>(builder, nameof(EvidenceFileRow.DossierId));
        Key<EntryRow, LifeRow>(builder, nameof(EntryRow.LifeId));
        Key<EntryVersionRow, EntryRow>(builder, nameof(EntryVersionRow.LifeId));
        Key<InstanceRow, LifeRow>(builder, nameof(InstanceRow.LifeId));
        Key<InstanceRow, ProcessDefinitionRow>(builder, nameof(InstanceRow.ProcessId), nameof(InstanceRow.Version), nameof(InstanceRow.Hash));
        Key<WorkItemRow, InstanceRow>(builder, nameof(WorkItemRow.InstanceId));
        Key<TimerRow, InstanceRow>(builder, nameof(TimerRow.InstanceId));
        Key<IncidentRow, InstanceRow>(builder, nameof(IncidentRow.InstanceId));
        Key<PollRow, LifeRow>(builder, nameof(PollRow.LifeId));
        Key<PollMemberRow, PollRow>(builder, nameof(PollMemberRow.PollId));
        Key<PollMemberRow, Person>(builder, nameof(PollMemberRow.PersonId));
        Key<OutboxRow, DossierRow>(builder, nameof(OutboxRow.DossierId));
        Key<OutboxRow, LifeRow>(builder, nameof(OutboxRow.LifeId));
        Key<OutboxRow, Person>(builder, nameof(OutboxRow.PersonId));
        Key<MonitorUserRow, DossierRow>(builder, nameof(MonitorUserRow.DossierId));
        Key<RoundRow, LifeRow>(builder, nameof(RoundRow.LifeId));
        Key<InvitationRow, RoundRow>(builder, nameof(InvitationRow.RoundId));
        Key<InvitationRow, MonitorUserRow>(builder, nameof(InvitationRow.MonitorId));
        Key<ResponseRow, InvitationRow>(builder, nameof(ResponseRow.InvitationId));
    }

    private static void Key<TRow, TOwner>(ModelBuilder builder, params string[] columns)
        where TRow : class
        where TOwner : class =>
        builder.Entity<TRow>().HasOne<TOwner>().WithMany().HasForeignKey(columns).OnDelete(DeleteBehavior.NoAction);
}

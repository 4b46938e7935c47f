using Otasuketai.Review.Lifecycle;
using static Otasuketai.Review.Lifecycle.Act;
using static Otasuketai.Review.Tests.Rooms.Given;

namespace Otasuketai.Review.Tests.Story;

/// <summary>The parts of a life that several stories share.</summary>
internal static class Chapters
{
    public static StoryDesk Submitted()
    {
        var desk = new StoryDesk();
        Submit(desk);
        return desk;
    }

    public static void Submit(StoryDesk desk)
    {
        desk.Do(Machine.Registration, StartApplication, Vendor, ("serviceName", "みまもりEDRライト"), ("monitoringType", "endpoint"));
        desk.Do(Machine.Registration, SaveApplication, Vendor,
            ("managementCondition", "黒字"), ("businessContinuity", "手順書あり"), ("antisocialPledge", "yes"), ("providerStatement", "yes"));
        foreach (var item in Review.Rooms.Items.All)
        {
            desk.Do(Machine.Registration, SaveApplication, Vendor,
                ("item", item), ("can", "yes"), ("metric", "検知率"), ("value", "99.5"), ("unit", "%"), ("measuredOn", "2026-04-01"), ("method", "第三者試験"), ("source", "試験報告書"));
        }

        desk.Do(Machine.Registration, Act.Submit, Vendor);
    }

    public static void OnTheAgenda(StoryDesk desk)
    {
        desk.Do(Machine.Registration, AcceptIntake, Intake);
        foreach (var item in Review.Rooms.Items.All)
        {
            desk.Do(Machine.Registration, RecordFinding, Checker, ("item", item), ("finding", "Confirmed"), ("note", "資料と一致"));
        }

        desk.Do(Machine.Registration, ProposeDossier, Checker, ("proposal", "登録を承認"), ("recommendation", "approve"), ("antisocialCheck", "yes"), ("continuityCheck", "yes"));
        desk.Do(Machine.Registration, ApproveDossier, Approver);
        desk.Do(Machine.Registration, PlaceOnAgenda, Secretariat, ("meetingOn", "2026-06-20"), ("mode", "meeting"));
    }

    /// <summary>One poll from its opening to the chair's confirmation, everybody voting the same.</summary>
    public static void Resolve(StoryDesk desk, params (string, string)[] ballot)
    {
        desk.Do(Machine.Poll, OpenPoll, Secretariat);
        foreach (var person in new[] { Chair, MemberA, MemberB })
        {
            desk.Do(Machine.Poll, DeclareConflict, person, ("conflict", "none"));
            desk.Do(Machine.Poll, CastBallot, person, ballot);
        }

        desk.Do(Machine.Poll, ConfirmPoll, Chair, ("statement", "基準を満たす"));
    }

    /// <summary>A renewal of a listed service, as far as the committee.</summary>
    public static void RenewalReferred(StoryDesk desk)
    {
        desk.Do(Machine.Renewal, OpenRenewal, Actor.System);
        desk.Do(Machine.Renewal, FileRenewal, Vendor, ("changes", "none"), ("report", "順調"), ("antisocialPledge", "yes"));
        desk.Do(Machine.Renewal, AcceptRenewalFiling, Intake, ("complete", "yes"));
        desk.Do(Machine.Renewal, ReferRenewal, Checker, ("confirmedItems", ""), ("proposal", "更新を承認"));
    }

    public static void Listed(StoryDesk desk)
    {
        OnTheAgenda(desk);
        Resolve(desk, ("q-registration", "approve"), ("q-listing", "list"));
        desk.Do(Machine.Registration, PublishListing, Approver, ("note", "掲載"));
    }
}

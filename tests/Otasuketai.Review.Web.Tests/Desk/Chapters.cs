using Otasuketai.Review.Lifecycle;
using static Otasuketai.Review.Lifecycle.Act;

namespace Otasuketai.Review.Web.Tests.Desk;

/// <summary>The parts of a life that several tests share.</summary>
internal static class Chapters
{
    /// <summary>Fresh enough for every item, whatever day the test runs on.</summary>
    private static readonly string MeasuredOn = DateTimeOffset.UtcNow.AddDays(-20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static async Task Draft(RealDesk desk)
    {
        await desk.Do(Machine.Registration, StartApplication, desk.Vendor, ("serviceName", "みまもりEDRライト"), ("monitoringType", "endpoint"));
        await desk.Do(Machine.Registration, SaveApplication, desk.Vendor,
            ("managementCondition", "黒字"), ("businessContinuity", "手順書あり"), ("antisocialPledge", "yes"), ("providerStatement", "yes"));
        foreach (var item in Review.Rooms.Items.All)
        {
            await desk.Do(Machine.Registration, SaveApplication, desk.Vendor,
                ("item", item), ("can", "yes"), ("metric", "検知率"), ("value", "99.5"), ("unit", "%"), ("measuredOn", MeasuredOn), ("method", "第三者試験"), ("source", "試験報告書"));
        }
    }

    /// <summary>An entry taken over from the official list: listed, without a registration of its own.</summary>
    public static async Task CarriedOver(RealDesk desk)
    {
        await desk.Do(Machine.Listing, ReserveEntry, Actor.System);
        await desk.Do(Machine.Listing, CarryOver, Actor.System, ("number", "2026-001"), ("source", "一覧"), ("listedOn", "2026-04-01"));
    }

    public static async Task Submit(RealDesk desk)
    {
        await Draft(desk);
        await desk.Do(Machine.Registration, Act.Submit, desk.Vendor);
    }

    public static async Task OnTheAgenda(RealDesk desk)
    {
        await desk.Do(Machine.Registration, AcceptIntake, desk.Intake);
        foreach (var item in Review.Rooms.Items.All)
        {
            await desk.Do(Machine.Registration, RecordFinding, desk.Checker, ("item", item), ("finding", "Confirmed"), ("note", "資料と一致"));
        }

        await desk.Do(Machine.Registration, ProposeDossier, desk.Checker, ("proposal", "登録を承認"), ("recommendation", "approve"), ("antisocialCheck", "yes"), ("continuityCheck", "yes"));
        await desk.Do(Machine.Registration, ApproveDossier, desk.Approver);
        await desk.Do(Machine.Registration, PlaceOnAgenda, desk.Secretariat, ("meetingOn", "2027-06-20"), ("mode", "meeting"));
    }

    public static async Task Resolve(RealDesk desk, bool confirm = true)
    {
        await desk.Do(Machine.Poll, OpenPoll, desk.Secretariat);
        foreach (var person in new[] { desk.Chair, desk.MemberA, desk.MemberB })
        {
            await desk.Do(Machine.Poll, DeclareConflict, person, ("conflict", "none"));
            await desk.Do(Machine.Poll, CastBallot, person, ("q-registration", "approve"), ("q-listing", "list"));
        }

        if (confirm)
        {
            await desk.Do(Machine.Poll, ConfirmPoll, desk.Chair, ("statement", "基準を満たす"));
        }
    }
}

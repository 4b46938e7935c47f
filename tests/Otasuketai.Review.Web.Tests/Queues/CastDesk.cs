using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Tests.Access;
using static Otasuketai.Review.Lifecycle.Act;

namespace Otasuketai.Review.Web.Tests.Queues;

/// <summary>A case of the cast's vendor, walked through the running program's own desk, so that a test can look at the pages of any moment.</summary>
internal sealed class CastDesk(TestApp app)
{
    private static readonly string MeasuredOn = DateTimeOffset.UtcNow.AddDays(-20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private readonly Web.Desk.Desk desk = app.Services.GetRequiredService<Web.Desk.Desk>();

    public DossierId Id { get; } = new(Guid.CreateVersion7());

    public static Actor Of(CastMember member) =>
        new(new(member.Id), member.Name, member.Roles, member.Organisation is { } organisation ? new OrgId(organisation.Id) : null);

    /// <summary>A submitted application.</summary>
    public static async Task<CastDesk> Submitted(TestApp app, string service = "みまもりEDRライト")
    {
        var made = new CastDesk(app);
        await app.Sql("INSERT INTO review.dossier (id, vendor_id) VALUES ($1, $2)", made.Id.Value, Cast.Aoba.Id);
        await made.Do(Machine.Registration, StartApplication, Cast.Vendor, ("serviceName", service), ("monitoringType", "endpoint"));
        await made.Do(Machine.Registration, SaveApplication, Cast.Vendor,
            ("managementCondition", "直近三期とも黒字で、借入はありません。"), ("businessContinuity", "手順書があり、年に一度訓練しています。"), ("antisocialPledge", "yes"), ("providerStatement", "yes"));
        foreach (var item in Review.Rooms.Items.All)
        {
            await made.Do(Machine.Registration, SaveApplication, Cast.Vendor,
                ("item", item), ("can", "yes"), ("metric", "検知率"), ("value", "99.5"), ("unit", "%"), ("measuredOn", MeasuredOn), ("method", "第三者試験"), ("source", "試験報告書"));
        }

        await made.Do(Machine.Registration, Submit, Cast.Vendor);
        return made;
    }

    /// <summary>A case in the evidence check.</summary>
    public static async Task<CastDesk> InEvidenceCheck(TestApp app, string service = "みまもりEDRライト")
    {
        var made = await Submitted(app, service);
        await made.Do(Machine.Registration, AcceptIntake, Cast.Intake);
        return made;
    }

    /// <summary>A case whose poll is open; the member of the vendor's group is recused by a known tie.</summary>
    public static async Task<CastDesk> InOpenPoll(TestApp app, string service = "みまもりEDRライト")
    {
        var made = await InEvidenceCheck(app, service);
        foreach (var item in Review.Rooms.Items.All)
        {
            await made.Do(Machine.Registration, RecordFinding, Cast.Checker, ("item", item), ("finding", "Confirmed"), ("note", "資料と一致"));
        }

        await made.Do(Machine.Registration, ProposeDossier, Cast.Checker, ("proposal", "基準を満たす"), ("recommended", "approve"));
        await made.Do(Machine.Registration, ApproveDossier, Cast.Approver);
        await made.Do(Machine.Registration, PlaceOnAgenda, Cast.Secretariat, ("meetingOn", "2030-06-20"), ("mode", "meeting"));
        await made.Do(Machine.Poll, OpenPoll, Cast.Secretariat);
        return made;
    }

    /// <summary>A service in the public register.</summary>
    public static async Task<CastDesk> Listed(TestApp app, string service = "みまもりEDRライト")
    {
        var made = await InOpenPoll(app, service);
        foreach (var member in (CastMember[])[Cast.Chair, Cast.MemberOne, Cast.MemberTwo, Cast.MemberThree])
        {
            await made.Do(Machine.Poll, DeclareConflict, member, ("conflict", "none"));
            await made.Do(Machine.Poll, CastBallot, member, ("q-registration", "approve"), ("q-listing", "list"));
        }

        await made.Do(Machine.Poll, ConfirmPoll, Cast.Chair, ("statement", "基準を満たすため"));
        await made.Do(Machine.Registration, PublishListing, Cast.Approver, ("publishedFrom", "2030-01-01"));
        return made;
    }

    public async Task Do(Machine machine, Act act, CastMember by, params (string, string)[] input)
    {
        if (await Try(machine, act, by, input) is DeskAnswer.No no)
        {
            Assert.Fail($"{machine}: {act} by {by} refused: {no.Reason} {no.Detail}");
        }
    }

    public async Task<DeskAnswer> Try(Machine machine, Act act, CastMember by, params (string, string)[] input)
    {
        var key = Guid.CreateVersion7();
        var life = Law.Find(machine, Stage.None, act).IsEmpty ? (await Newest(machine)).Id : new LifeId(key);
        return await desk.Perform(new DeskRequest(Id, new ActRequest(life, machine, act, input.ToImmutableDictionary(i => i.Item1, i => i.Item2), Of(by), null), key), CancellationToken.None);
    }

    public async Task<Dossier> Read() => (await desk.Read(Id, CancellationToken.None))!;

    public async Task<Life> Newest(Machine machine) => (await Read()).Lives.Values.Where(l => l.Machine == machine).OrderBy(l => l.OpenedAt).ThenBy(l => l.Id.Value).Last();

    public async Task<T> Ask<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(app.AdminConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}

using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Tests.Desk;
using static Otasuketai.Review.Lifecycle.Act;

namespace Otasuketai.Review.Web.Tests.Faults;

/// <summary>Many cases at one desk without typing 23 answers for each: they take over the checked answers of a first one.</summary>
internal static class QuickCase
{
    public static async Task<RealDesk> Drafted(RealDesk desk)
    {
        var one = await desk.Another();
        await one.Do(Machine.Registration, StartApplication, one.Vendor, ("serviceName", "みまもりEDRライト"), ("monitoringType", "endpoint"));
        return one;
    }

    /// <summary>A case whose poll may be opened; <paramref name="model"/> is a case that came so far by itself.</summary>
    public static async Task<RealDesk> OnTheAgenda(RealDesk model)
    {
        var one = await Drafted(model);
        await one.Do(Machine.Registration, SaveApplication, one.Vendor,
            ("managementCondition", "黒字"), ("businessContinuity", "手順書あり"), ("antisocialPledge", "yes"), ("providerStatement", "yes"));
        await one.Ask<object>($"""
            CREATE TEMP TABLE copied AS SELECT * FROM review.claim WHERE dossier_id = '{model.Dossier}';
            UPDATE copied SET dossier_id = '{one.Dossier}', confirmed_until = '2040-12-31'; -- a race moves the clock by years
            INSERT INTO review.claim SELECT * FROM copied;
            SELECT review.now()
            """);
        await one.Do(Machine.Registration, Submit, one.Vendor);
        await one.Do(Machine.Registration, AcceptIntake, one.Intake);
        await one.Do(Machine.Registration, ProposeDossier, one.Checker, ("proposal", "登録を承認"), ("recommendation", "approve"), ("antisocialCheck", "yes"), ("continuityCheck", "yes"));
        await one.Do(Machine.Registration, ApproveDossier, one.Approver);
        await one.Do(Machine.Registration, PlaceOnAgenda, one.Secretariat, ("meetingOn", "2027-06-20"), ("mode", "written"));
        return one;
    }

    /// <summary>More seats on the committee; returns who sits on them.</summary>
    public static async Task<Actor[]> Seats(RealDesk desk, int first, int count)
    {
        var members = Enumerable.Range(first, count).Select(n => RealDesk.Person(n, Role.Member)).ToArray();
        await desk.Ask<object>($"""
            INSERT INTO review.person (id, display_name, user_name, normalized_user_name, email, normalized_email)
            SELECT id, name, name, upper(name), replace(name, ' ', '') || '@example.jp', upper(name) FROM unnest('{Array(members.Select(m => m.Person.ToString()))}'::uuid[], '{Array(members.Select(m => m.Name))}'::text[]) AS m (id, name);
            INSERT INTO review.person_role SELECT unnest('{Array(members.Select(m => m.Person.ToString()))}'::uuid[]), 'Member';
            INSERT INTO review.committee_seat (person_id, term_from, term_to) SELECT unnest('{Array(members.Select(m => m.Person.ToString()))}'::uuid[]), '2020-01-01', '2060-01-01';
            SELECT review.now()
            """);
        return members;
    }

    private static string Array(IEnumerable<string> values) => $"{{{string.Join(',', values.Select(v => $"\"{v}\""))}}}";
}

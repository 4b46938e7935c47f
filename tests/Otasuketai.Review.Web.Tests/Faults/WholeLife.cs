using System.Security.Cryptography;
using System.Text;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Tests.Desk;
using static Otasuketai.Review.Lifecycle.Act;

namespace Otasuketai.Review.Web.Tests.Faults;

/// <summary>One life from the first draft to the end of its entry, always the same acts in the same order.</summary>
internal static class WholeLife
{
    public static async Task Run(RealDesk desk)
    {
        await Chapters.Submit(desk);
        await Chapters.OnTheAgenda(desk);
        await Chapters.Resolve(desk);
        await desk.Do(Machine.Registration, PublishListing, desk.Approver, ("note", "掲載"));
        await desk.Do(Machine.ChangeNotice, DraftNotice, desk.Vendor, ("field", "hours-codes"));
        await desk.Do(Machine.ChangeNotice, FileNotice, desk.Vendor,
            ("field", "hours-codes"), ("before", "平日（9時から17時）"), ("after", "weekends weekdays"), ("afterNote", "9時から20時"), ("effectiveOn", "2027-01-10"),
            ("affectsUsers", "no"), ("affectsRequirements", "no"), ("emergency", "no"), ("why", "受付時間を延ばす"));
        await desk.Do(Machine.ChangeNotice, ClassifyGeneral, desk.Intake, ("reason", "利用者の手続は変わらない"));
        await desk.Do(Machine.Listing, SuspendInterim, desk.Intake, ("reasonClass", "incident"), ("reason", "事故の調査"));
        await desk.Do(Machine.Listing, SuspendInterim, desk.Approver);
        await desk.Do(Machine.Listing, Reinstate, desk.Approver, ("reason", "調査の完了"));
        await desk.Do(Machine.Listing, EndByVendor, desk.Vendor, ("lastDay", "2027-03-31"), ("reason", "提供の終了"), ("advice", "別のサービスへ移ってください"));
    }

    /// <summary>The keys of a life's acts in order: the same in every process that lives it, as the keys of a form posted again are.</summary>
    public static Func<Guid> Keys(DossierId dossier)
    {
        var step = 0;
        return () => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{dossier} {step++}")).AsSpan(0, 16));
    }

    /// <summary>What a case left behind, without times and ids: two lives of the same acts leave the same.</summary>
    public static Task<string> Traces(RealDesk desk) => desk.Ask<string>($"""
        WITH line AS (
            SELECT format('act %s %s %s %s by %s', machine, from_stage, act, to_stage, actor_name) AS t FROM review.history WHERE dossier_id = '{desk.Dossier}'
            UNION ALL SELECT format('life %s %s version %s', machine, stage, version) FROM review.life WHERE dossier_id = '{desk.Dossier}'
            UNION ALL SELECT format('mail %s to %s', template, recipient_name) FROM review.outbox WHERE dossier_id = '{desk.Dossier}'
            UNION ALL SELECT format('work %s %s', element_id, coalesce(closed_as, 'open')) FROM review.work_item WHERE dossier_id = '{desk.Dossier}'
            UNION ALL SELECT format('timer %s', t.element_id) FROM review.timer t JOIN review.instance i ON i.life_id = t.instance_id WHERE i.dossier_id = '{desk.Dossier}'
            UNION ALL SELECT format('instance %s %s', process_id, status) FROM review.instance WHERE dossier_id = '{desk.Dossier}'
            UNION ALL SELECT format('claim %s %s %s', item, state, finding) FROM review.claim WHERE dossier_id = '{desk.Dossier}'
            UNION ALL SELECT format('journal %s by %s', kind, actor_name) FROM review.journal WHERE dossier_id = '{desk.Dossier}'
            UNION ALL SELECT format('proposal %s %s', act, confirmed) FROM review.proposal WHERE dossier_id = '{desk.Dossier}'
            UNION ALL SELECT format('ballots %s', count(*)) FROM review.ballot b JOIN review.poll p ON p.life_id = b.poll_id WHERE p.dossier_id = '{desk.Dossier}'
            UNION ALL SELECT format('version %s %s', v.number, v.reason) FROM review.entry_version v JOIN review.entry e USING (life_id) WHERE e.dossier_id = '{desk.Dossier}'
            UNION ALL SELECT format('key %s %s', k.act, count(*)) FROM review.idempotency k JOIN review.life l ON l.id = k.life_id WHERE l.dossier_id = '{desk.Dossier}' GROUP BY k.act)
        SELECT string_agg(t, E'\n' ORDER BY t) FROM line
        """);
}

using Otasuketai.Bpmn;
using Otasuketai.Review.Web.Tests.Desk;

namespace Otasuketai.Review.Web.Tests.Faults;

/// <summary>What holds in every database at rest, whatever happened before.</summary>
internal static class Invariants
{
    private static readonly (string Says, string Rows)[] Broken =
    [
        ("a stage is not what its history ends in", """
            SELECT l.id::text FROM review.life l
            WHERE l.stage <> coalesce((SELECT h.to_stage FROM review.history h WHERE h.life_id = l.id ORDER BY h.id DESC LIMIT 1), 'None')
            """),
        ("an act does not begin where the one before ended", """
            SELECT h.life_id::text FROM (SELECT *, lag(to_stage, 1, 'None') OVER (PARTITION BY life_id ORDER BY id) AS before FROM review.history) h WHERE h.before <> h.from_stage
            """),
        ("an act belongs to another machine or case than its life", """
            SELECT h.id::text FROM review.history h JOIN review.life l ON l.id = h.life_id WHERE h.machine <> l.machine OR h.dossier_id <> l.dossier_id
            """),
        ("a move stands in no table of the law", """
            SELECT h.id::text FROM review.history h WHERE NOT EXISTS (SELECT FROM review.law_pair p WHERE (p.machine, p.from_stage, p.act, p.to_stage) = (h.machine, h.from_stage, h.act, h.to_stage))
            """),
        ("the timers are not those the procedure has armed", """
            SELECT coalesce(t.instance_id, a.life_id) || ' ' || coalesce(t.timer_id, a.timer_id)
            FROM review.timer t FULL JOIN (
                SELECT i.life_id, e ->> 'id' AS timer_id, (e ->> 'due')::timestamptz AS due FROM review.instance i, jsonb_array_elements(i.state -> 'tim') e WHERE i.status = 'Running') a
            ON a.life_id = t.instance_id AND a.timer_id = t.timer_id AND a.due = t.due WHERE t.instance_id IS NULL OR a.life_id IS NULL
            """),
        ("work waits where no procedure runs", """
            SELECT w.activity_id FROM review.work_item w JOIN review.instance i ON i.life_id = w.instance_id WHERE w.closed_at IS NULL AND i.status <> 'Running'
            """),
        ("a member voted without a ballot, or the other way round", """
            SELECT m.person_id::text FROM review.poll_member m WHERE (m.voted_at IS NOT NULL) <> EXISTS (SELECT FROM review.ballot b WHERE b.poll_id = m.poll_id AND b.person_id = m.person_id)
            """),
        ("a ballot is younger than the close", """
            SELECT b.person_id::text FROM review.ballot b JOIN review.poll p ON p.life_id = b.poll_id WHERE b.at > p.closed_at
            """),
        ("a public version is missing or one too many", """
            SELECT e.number FROM review.entry e WHERE e.last_version <> (SELECT count(*) FROM review.entry_version v WHERE v.life_id = e.life_id)
            """),
        ("somebody was four eyes alone", "SELECT id::text FROM review.proposal WHERE confirmed AND taken_by = proposed_by"),
    ];

    public static async Task Hold(RealDesk desk)
    {
        foreach (var (says, rows) in Broken)
        {
            var found = await desk.Ask<string>($"SELECT coalesce(string_agg(x, ', '), '') FROM ({rows}) AS broken (x)");
            Assert.True(found.Length == 0, $"{says}: {found}");
        }

        await WorkIsWhatTheProceduresAsk(desk);
    }

    private static async Task WorkIsWhatTheProceduresAsk(RealDesk desk)
    {
        var listed = await desk.Ask<string[]>("SELECT coalesce(array_agg(instance_id || ' ' || activity_id ORDER BY 1), '{}') FROM (SELECT * FROM review.work_item WHERE closed_at IS NULL ORDER BY instance_id || ' ' || activity_id) w");
        var states = await desk.Ask<string[]>("SELECT coalesce(array_agg(state::text), '{}') FROM review.instance WHERE status = 'Running'");
        var asked = states.Select(InstanceJson.Read).SelectMany(i => Review.Process.OpenWork.Of(i, desk.Library).Select(w => $"{i.Id} {w.ActivityId}"));
        Assert.Equal(asked.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }
}

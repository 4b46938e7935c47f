using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Tests.Desk;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Faults;

/// <summary>PostgreSQL holds the same law as the program and refuses everything else, whoever asks.</summary>
public sealed class LawInSqlTests(TestCluster cluster)
{
    private static readonly (Machine Machine, Stage From, Act Act, Stage To)[] Legal = [.. Law.Rows.Select(r => (r.Machine, r.From, r.Act, r.To)).Distinct()];

    [Fact]
    public async Task LegalPairs_InTheDatabase_AreTheRowsOfTheLaw()
    {
        await using var desk = await RealDesk.Start(cluster);
        var there = await desk.Ask<string[]>("SELECT array_agg(concat_ws(' ', machine, from_stage, act, to_stage)) FROM review.law_pair");
        Assert.Equal(Legal.Select(Text).Order(StringComparer.Ordinal), there.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task History_OfEveryMachineStageAndAct_TakesLegalPairsOnly()
    {
        await using var desk = await RealDesk.Start(cluster);
        var one = await QuickCase.Drafted(desk);
        var life = (await one.Newest(Machine.Registration)).Id;
        var tried = Enum.GetValues<Machine>().SelectMany(Triples).Distinct().ToArray();

        var taken = await desk.Ask<string[]>($$"""
            CREATE FUNCTION pg_temp.takes(m text, f text, a text, t text) RETURNS boolean LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO review.history (dossier_id, life_id, machine, from_stage, act, to_stage, actor_id, actor_name, actor_roles, at)
                VALUES ('{{one.Dossier}}', '{{life}}', m, f, a, t, '{{desk.Intake.Person}}', 'x', '{Intake}', review.now());
                RAISE EXCEPTION 'undone' USING ERRCODE = 'OT999';
            EXCEPTION WHEN foreign_key_violation THEN RETURN false; WHEN SQLSTATE 'OT999' THEN RETURN true;
            END $$;
            SELECT coalesce(array_agg(move), '{}') FROM unnest('{{{string.Join(',', tried.Select(t => $"\"{t}\""))}}}'::text[]) AS move
            WHERE pg_temp.takes(split_part(move, ' ', 1), split_part(move, ' ', 2), split_part(move, ' ', 3), split_part(move, ' ', 4))
            """);

        Assert.True(tried.Length > 20_000, $"{tried.Length} moves tried.");
        Assert.Equal(Legal.Select(Text).Order(StringComparer.Ordinal), taken.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Stage_MovedBySqlFromEveryStageToEveryOther_TakesLegalMovesOnly()
    {
        await using var desk = await RealDesk.Start(cluster);
        var one = await QuickCase.Drafted(desk);
        var life = (await one.Newest(Machine.Registration)).Id;
        var tried = (from m in Enum.GetValues<Machine>() let stages = Stages(m) from f in stages from t in stages where f != t select $"{m} {f} {t}").ToArray();

        var taken = await desk.Ask<string[]>($$"""
            CREATE FUNCTION pg_temp.takes(m text, f text, t text) RETURNS boolean LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM set_config('session_replication_role', 'replica', true);
                UPDATE review.life SET machine = m, stage = f WHERE id = '{{life}}';
                PERFORM set_config('session_replication_role', 'origin', true);
                UPDATE review.life SET stage = t WHERE id = '{{life}}';
                RAISE EXCEPTION 'undone' USING ERRCODE = 'OT999';
            EXCEPTION WHEN check_violation THEN RETURN false; WHEN SQLSTATE 'OT999' THEN RETURN true;
            END $$;
            SELECT coalesce(array_agg(move), '{}') FROM unnest('{{{string.Join(',', tried.Select(t => $"\"{t}\""))}}}'::text[]) AS move
            WHERE pg_temp.takes(split_part(move, ' ', 1), split_part(move, ' ', 2), split_part(move, ' ', 3))
            """);

        var legal = Legal.Where(l => l.From != l.To).Select(l => $"{l.Machine} {l.From} {l.To}").Distinct();
        Assert.Equal(legal.Order(StringComparer.Ordinal), taken.Order(StringComparer.Ordinal));
    }

    /// <summary>Every act of the law from every stage of a machine: the machine's own acts to every stage, foreign ones to where they stand.</summary>
    private static IEnumerable<string> Triples(Machine machine) =>
        from f in Stages(machine)
        from a in Enum.GetValues<Act>()
        from t in Law.Knows(machine, a) ? Stages(machine) : [f]
        select Text((machine, f, a, t));

    private static Stage[] Stages(Machine machine) => [Stage.None, .. Law.StagesOf(machine)];

    private static string Text((Machine Machine, Stage From, Act Act, Stage To) move) => $"{move.Machine} {move.From} {move.Act} {move.To}";
}

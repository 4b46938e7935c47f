using System.Collections.Immutable;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Tests.Desk;
using Otasuketai.Review.Web.Tests.House;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Tests.Faults;

/// <summary>Promise 18 at the desk: whoever asks for whatever with whatever input gets an answer, and nothing illegal is written.</summary>
public sealed class RandomWalkTests(TestCluster cluster)
{
    private const int Steps = 300;
    private static readonly LawRow[] Births = [.. Law.Rows.Where(r => r.From == Stage.None && r.By.Any(b => b != Role.System))];
    private static readonly Act[] Ends = [Act.Withdraw, Act.Discard, Act.EndByVendor, Act.VoidPoll, Act.WithdrawNotice, Act.DiscardNotice, Act.DismissIneligible];
    private static readonly string[] Junk =
    [
        "", "はい", "no\0thing", "\ud83d", "'; DROP TABLE review.life; --", "{\"a\":1}", "𠮷野家🐟", "2026-02-30", "9999-12-31", "-1", "1e400", "\u202e\u200b", new('長', 30_000), "yes\r\nBcc: x@example.jp",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Desk_WalkedAtRandom_AnswersInBothLanguagesAndWritesNothingIllegal(int seed)
    {
        await using var desk = await RealDesk.Start(cluster);
        await Chapters.Submit(desk);
        await Chapters.OnTheAgenda(desk);
        await Chapters.Resolve(desk);
        await desk.Do(Machine.Registration, Act.PublishListing, desk.Approver, ("note", "掲載"));
        RealDesk[] cases = [desk, await QuickCase.OnTheAgenda(desk), await QuickCase.OnTheAgenda(desk), await desk.Another()];
        Actor[] people = [desk.Vendor, desk.Intake, desk.Checker, desk.Approver, desk.SecondApprover, desk.Secretariat, desk.Chair, desk.MemberA, desk.MemberB, RealDesk.Person(77, Role.Vendor, new OrgId(Guid.CreateVersion7()))];
        var random = new Random(seed);
        var (done, refused) = (0, new SortedDictionary<Refusal, int>());
        for (var step = 0; step < Steps; step++)
        {
            var one = cases[random.Next(cases.Length)];
            var request = await Next(one, people, random);
            if (random.Next(30) == 0)
            {
                await one.Wait($"{random.Next(1, 20)} days");
            }

            switch (await Answer(one, request, $"seed {seed}, step {step}"))
            {
                case DeskAnswer.Done:
                    done++;
                    break;
                case DeskAnswer.No no:
                    refused[no.Reason] = refused.GetValueOrDefault(no.Reason) + 1;
                    Assert.NotEmpty(Ja.Of(no.Reason));
                    Assert.NotEmpty(En.Of(no.Reason));
                    Assert.All(no.Fields, f => Assert.True(f.Ja.Length > 0 && f.En.Length > 0, f.Field));
                    break;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{done} done; refused: {string.Join(", ", refused.Select(r => $"{r.Key} {r.Value}"))}");
        Assert.True(done > Steps / 20 && refused.Count > 3, $"Hardly a walk: {done} done, {refused.Count} kinds of refusal.");
        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.incident"));
        await Invariants.Hold(desk);
    }

    private static async Task<DeskAnswer> Answer(RealDesk one, ActRequest request, string where)
    {
        try
        {
            return await one.Desk.Perform(new DeskRequest(one.Dossier, request, Guid.CreateVersion7()), TestContext.Current.CancellationToken);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{where}: {request.Machine} {request.Act} by {request.Actor.Name} with {string.Join(' ', request.Input.Select(i => $"{i.Key}={(i.Value.Length > 40 ? i.Value[..40] : i.Value)}"))}", e);
        }
    }

    private static async Task<ActRequest> Next(RealDesk one, Actor[] people, Random random)
    {
        var dossier = (await one.Desk.Read(one.Dossier, TestContext.Current.CancellationToken))!;
        var actor = people[random.Next(people.Length)];
        var offers = people.SelectMany(p => Offers.For(dossier, p, one.Library).Select(o => (o.Life, o.Act, Actor: p))).ToList();
        if (offers.Count > 0 && random.Next(10) < 7)
        {
            var offer = offers[random.Next(offers.Count)];
            offer = Ends.Contains(offer.Act) && random.Next(4) > 0 ? offers[random.Next(offers.Count)] : offer;
            return Request(dossier, offer.Life, offer.Act, offer.Actor, random);
        }

        if (random.Next(3) == 0)
        {
            var birth = Births[random.Next(Births.Length)];
            var parent = people.First(p => p.MayActAs(birth.By));
            return Request(dossier, new Life { Id = new(Guid.CreateVersion7()), Machine = birth.Machine, Stage = Stage.None }, birth.Act, parent, random);
        }

        var lives = dossier.Lives.Values.OrderBy(l => l.Id.Value).ToList();
        var row = Law.Rows[random.Next(Law.Rows.Length)];
        var life = lives.Count > 0 && random.Next(4) > 0 ? lives[random.Next(lives.Count)] : new Life { Id = new(Guid.CreateVersion7()), Machine = row.Machine, Stage = Stage.None };
        var own = Law.Rows.Where(r => r.Machine == life.Machine).ToList();
        var act = random.Next(3) == 0 ? row.Act : own[random.Next(own.Count)].Act;
        return Request(dossier, life, act, actor, random);
    }

    private static ActRequest Request(Dossier dossier, Life life, Act act, Actor actor, Random random)
    {
        var sober = random.Next(3) > 0;
        var input = ActForms.For(dossier, life, act).Fields.ToImmutableDictionary(f => f.Name, f => sober || random.Next(3) > 0 ? Sensible(f, random) : Junk[random.Next(Junk.Length)]);
        input = random.Next(6) == 0 ? input.SetItem(random.Next(2) == 0 ? "item" : "stray", Junk[random.Next(Junk.Length)]) : input;
        return new ActRequest(life.Id, life.Machine, act, input, actor, random.Next(8) == 0 ? random.Next(5) : null);
    }

    private static string Sensible(FormField field, Random random) => field.Kind switch
    {
        FieldKind.Text or FieldKind.LongText => "確かめた",
        FieldKind.Number => "1800",
        FieldKind.Date => DateTimeOffset.UtcNow.AddDays(field.LaterThanToday == false ? -20 : 60).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        FieldKind.Choice => field.Options.IsEmpty ? "" : field.Options[random.Next(field.Options.Length)].Value,
        FieldKind.Several => string.Join(' ', field.Options.Where((_, at) => at == 0 || random.Next(2) == 0).Select(o => o.Value)),
        FieldKind.Agree => "yes",
        FieldKind.Items => Review.Rooms.Items.All[random.Next(Review.Rooms.Items.All.Length)],
        FieldKind.Hidden => field.Options is [var only] ? only.Value : Review.Rooms.Items.All[0],
    };
}

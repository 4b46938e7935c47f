using Microsoft.Extensions.DependencyInjection;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Clock;
using Otasuketai.Review.Web.Mail;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Browsing;

/// <summary>The stage of one service's life: the case everybody works on, and the acts on its pages.</summary>
public sealed class LifeStage(TestCluster cluster, Chromium chromium) : BrowserStage(cluster, chromium, "life")
{
    private int ended;

    /// <summary>The case; known once the vendor started it.</summary>
    public Guid Case { get; set; }

    /// <summary>Its page.</summary>
    public string CaseUrl => $"/cases/{Case}";

    /// <summary>Its application, as the vendor fills it in.</summary>
    public string Application => $"/vendor/applications/{Case}";

    /// <summary>A chapter is only told after the one before it; otherwise it says which one failed.</summary>
    public async Task Chapter(int number, Func<Task> told)
    {
        Assert.SkipUnless(ended >= number - 1, $"Chapter {number} follows chapter {ended + 1}, which did not end well: see there.");
        await told();
        ended = number;
        await CheckInvariants();
        Check.AssertClean();
    }

    /// <summary>The number of the entry.</summary>
    public Task<string> Number() => Ask<string>("SELECT number FROM review.entry WHERE dossier_id = $1", Case);

    /// <summary>The newest life of a machine on this case.</summary>
    public Task<Guid> Life(Machine machine) =>
        Ask<Guid>("SELECT id FROM review.life WHERE dossier_id = $1 AND machine = $2 ORDER BY opened_at DESC, id DESC LIMIT 1", Case, machine.ToString());

    /// <summary>Where the newest life of a machine stands.</summary>
    public async Task<Stage> StageOf(Machine machine) => Enum.Parse<Stage>(await Ask<string>("SELECT stage FROM review.life WHERE id = $1", await Life(machine)));

    /// <summary>From the case page to the act's page, its form, and the page that asks once more.</summary>
    public async Task<Person> Act(CastMember member, Machine machine, Act act, params (string Field, string Value)[] fields)
    {
        var person = await As(member);
        await person.Visit(CaseUrl);
        var isBirth = !Law.Find(machine, Stage.None, act).IsEmpty;
        var end = isBirth ? $"/start/{machine}/{act}" : $"/lives/{await Life(machine)}/{act}";
        await person.Await(() => person.Page.Locator($"main a[href*='{end}']").First.ClickAsync());
        return await Send(person, fields);
    }

    /// <summary>Opens the act's page by its address, where the case page has no link to it.</summary>
    public async Task<Person> ActByAddress(CastMember member, Machine machine, Act act, string query, params (string Field, string Value)[] fields)
    {
        var person = await As(member);
        await person.Visit($"{CaseUrl}/lives/{await Life(machine)}/{act}{query}");
        return await Send(person, fields);
    }

    /// <summary>The second person reads what the first one proposed and confirms it.</summary>
    public async Task<Person> Confirm(CastMember member, Machine machine, Act act)
    {
        var person = await As(member);
        await person.Visit(CaseUrl);
        var life = await Life(machine);
        await person.Await(() => person.Page.Locator($"main a[href$='/lives/{life}/{act}']").First.ClickAsync());
        await person.Press("内容を確かめて確定する");
        return await person.Reads("記録しました");
    }

    /// <summary>Moves the development clock, day by day, and lets everything happen that became due; then everybody signs in anew.</summary>
    public async Task Clock(int days)
    {
        await App.Services.GetRequiredService<DevelopmentClock>().Advance(TimeSpan.FromDays(days), CancellationToken.None);
        await EverybodyLeaves();
    }

    /// <summary>Lets everything happen that is due, letters included.</summary>
    public async Task Tick() => await App.Services.GetRequiredService<ClockTicker>().RunUntilQuiet(CancellationToken.None);

    /// <summary>The newest letter to this person whose subject holds these words.</summary>
    public async Task<ReadLetter> Letter(CastMember member, string subject)
    {
        await Tick();
        var letters = Post.Letters.Where(letter => letter.To.Contains(member.UserName!, StringComparison.OrdinalIgnoreCase)).ToList();
        return letters.LastOrDefault(letter => letter.Subject.Contains(subject, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No letter to {member} with 「{subject}」 but:\n{string.Join('\n', letters.Select(l => l.Subject))}");
    }

    /// <summary>A day as forms write it, counted from the database's today.</summary>
    public Task<string> Day(int fromToday) =>
        Ask<string>("SELECT to_char((review.now() AT TIME ZONE 'Asia/Tokyo')::date + $1, 'YYYY-MM-DD')", fromToday);

    /// <summary>Fills in the act's form and sends it, over the page that asks once more.</summary>
    public static async Task<Person> Send(Person person, params (string Field, string Value)[] fields)
    {
        await person.Fill(fields);
        await person.Await(() => person.Page.Locator("main form .foot-actions button").First.ClickAsync());
        if (await person.Page.Locator("main input[name=Sure][value=yes]").CountAsync() > 0)
        {
            await person.Await(() => person.Page.Locator("main form .foot-actions button").First.ClickAsync());
        }

        var words = await person.Words();
        Assert.True(words.Contains("記録しました", StringComparison.Ordinal) || words.Contains("提案しました", StringComparison.Ordinal), $"{person.Page.Url}: not recorded\n{words}");
        return person;
    }
}

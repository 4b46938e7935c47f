using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Rooms;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Seed;

/// <summary>登録から掲載まで: the acts that bring a demo service as far as its road leads before it is listed, and the listing itself.</summary>
internal sealed class DemoApplication(DemoWalk walk, DemoService service, Actor vendor, DateOnly today)
{
    private static readonly ImmutableDictionary<string, DemoEvidence> Figures = DemoServices.Evidence();
    private readonly LifeId registration = new(walk.Id("registration"));

    /// <summary>From the first line of the draft to the receipt.</summary>
    public async Task Submit()
    {
        await Do(Act.StartApplication, vendor, ("serviceName", service.Name), ("monitoringType", service.MonitoringType));
        await Do(Act.SaveApplication, vendor,
        [
            .. service.Facts.Select(f => (f.Key, f.Value)),
            ("tax-included", "yes"), ("managementCondition", "直近3期は黒字です。"), ("businessContinuity", "監視の業務を2拠点で代替できます。年1回訓練しています。"),
            ("antisocialPledge", "yes"), ("providerStatement", "yes"),
        ]);
        foreach (var (item, answer) in Items.All.Zip(service.Answers))
        {
            await Do(Act.SaveApplication, vendor, Claim(item, answer));
        }

        await Do(Act.Submit, vendor);
    }

    /// <summary>The formal check asks for a mending.</summary>
    public Task AskCorrection() => Do(Act.RequestCorrection, DemoPeople.Of(Cast.Intake),
        ("type", "unclear"), ("items", "3.2 5.1"), ("mend", "月額費用に含まれる台数と、検知率を測った試験機関の名前を書いてください。"), ("reason", "料金表と回答が一致しません。"));

    /// <summary>Formal check and findings.</summary>
    public async Task Check()
    {
        await Do(Act.AcceptIntake, DemoPeople.Of(Cast.Intake));
        foreach (var (item, answer) in Items.All.Zip(service.Answers))
        {
            if (FindingOf(answer) is { } finding)
            {
                await Do(Act.RecordFinding, DemoPeople.Of(Cast.Checker), ("item", item), ("finding", finding.ToString()), ("note", NoteOf(finding)));
            }
        }
    }

    /// <summary>A question to the vendor, whose answer changes a checked claim: it is stale until it is checked again.</summary>
    public async Task AskAndAnswer()
    {
        await Do(Act.RequestAnswer, DemoPeople.Of(Cast.Checker), ("items", "1.1"), ("mend", "前提となる機器の一覧に、古い型番が含まれる理由を教えてください。"), ("reason", "導入前確認票と仕様書が一致しません。"));
        await Do(Act.SaveApplication, vendor, [.. Claim("1.1", 'y'), ("note", "型番の一覧を改めました。")]);
        await Do(Act.Resubmit, vendor, ("answer", "一覧を改めました。導入前確認票の第3版を出典とします。"));
    }

    /// <summary>From the checker's proposal to the committee's agenda.</summary>
    public async Task Refer()
    {
        await Do(Act.ProposeDossier, DemoPeople.Of(Cast.Checker),
            ("proposal", "登録を承認し、掲載することを提案します。"), ("recommendation", "approve"), ("antisocialCheck", "yes"), ("continuityCheck", "yes"));
        await Do(Act.ApproveDossier, DemoPeople.Of(Cast.Approver));
        await Do(Act.PlaceOnAgenda, DemoPeople.Of(Cast.Secretariat), ("meetingOn", Iso(today.AddDays(7))), ("agendaNumber", "1"), ("mode", "meeting"));
    }

    /// <summary>The committee approves both questions.</summary>
    public Task Resolve() => DemoPoll.Pass(walk, today, vendor, ("q-registration", "approve"), ("q-listing", "list"));

    /// <summary>An approver publishes the entry.</summary>
    public Task Publish() => Do(Act.PublishListing, DemoPeople.Of(Cast.Approver), ("note", "掲載します。"));

    private Task Do(Act act, Actor actor, params (string, string)[] input) => walk.Do(registration, Machine.Registration, act, actor, input);

    private (string, string)[] Claim(string item, char answer)
    {
        if (answer == 'n')
        {
            return [("item", item), ("can", "no")];
        }

        var figure = Figures[item];
        return
        [
            ("item", item), ("can", "yes"), ("metric", figure.Metric), ("value", ValueOf(figure)), ("unit", UnitOf(figure)),
            ("measuredOn", Iso(today.AddDays(-20 - (item[0] - '0') * 5))), ("method", figure.Method), ("source", figure.Source),
        ];
    }

    /// <summary>The figures of price and insurance are the service's own.</summary>
    private string ValueOf(DemoEvidence figure) => figure.Item switch
    {
        "3.1" => service.Facts.GetValueOrDefault("initial-price", figure.Value),
        "3.2" => service.Facts.GetValueOrDefault("monthly-price", figure.Value),
        "6.1" => service.Facts.GetValueOrDefault("insurance-limit", figure.Value),
        _ => figure.Value,
    };

    private string UnitOf(DemoEvidence figure) => figure.Item == "3.2" ? service.Facts["price-unit"] == "device" ? "円／台・月" : "円／拠点・月" : figure.Unit;

    private static Finding? FindingOf(char answer) => answer switch
    {
        'y' => Finding.Confirmed,
        'c' => Finding.Conditional,
        'u' => Finding.NotSubstantiated,
        'x' => Finding.Contradicted,
        'q' => Finding.InQuestion,
        'e' or 'n' => null,
        _ => throw new SeedException($"Demo data: no answer is written '{answer}'."),
    };

    private static string NoteOf(Finding finding) => finding switch
    {
        Finding.Confirmed => "資料の数値と回答が一致しています。",
        Finding.Conditional => "資料で確かめられたのは一部の条件だけです。",
        Finding.NotSubstantiated => "回答を裏付ける資料がありません。",
        Finding.Contradicted => "資料の内容が回答と異なります。",
        Finding.InQuestion => "資料の測定条件を照会しています。",
    };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

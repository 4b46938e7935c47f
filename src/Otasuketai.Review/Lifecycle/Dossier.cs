using System.Collections.Immutable;
using Otasuketai.Bpmn;

namespace Otasuketai.Review.Lifecycle;

/// <summary>The organisation that provides the service and applies.</summary>
public sealed record VendorOrganisation(OrgId Id, string Name, string CorporateNumber, ImmutableArray<OrgId> Group);

/// <summary>The public entry's own facts beside its stage.</summary>
public sealed record Entry(LifeId Life, string Number, DateOnly ListedOn, DateOnly ValidUntil, int LastVersion);

/// <summary>One evidence file as received: hash and size prove which file it was.</summary>
public sealed record EvidenceFile(Guid Id, string Item, string Name, long Size, string Sha256);

/// <summary>The newest letter of one kind about a life.</summary>
/// <param name="AcceptedOn">The day the recipient's mail server accepted it (of several recipients, the first); null while none did.</param>
public sealed record Delivery(LifeId Life, string Template, DateOnly? AcceptedOn);

/// <summary>Answers of one round counted per item.</summary>
public sealed record ItemCount(string Item, int Achieved, int NotAchieved, int CannotTell)
{
    /// <summary>Mean importance users gave the item in this round, 1 to 4; null where nobody was asked.</summary>
    public double? Importance { get; init; }

    /// <summary>Answers that say something.</summary>
    public int Told => Achieved + NotAchieved;
}

/// <summary>案件: everything known about one service, as one immutable value. Rooms decide over it; <see cref="Apply"/> makes the next state.</summary>
public sealed record Dossier
{
    /// <summary>Identity.</summary>
    public required DossierId Id { get; init; }

    /// <summary>Whose service it is.</summary>
    public required VendorOrganisation Vendor { get; init; }

    /// <summary>Name of the service, as shown.</summary>
    public string ServiceName { get; init; } = string.Empty;

    /// <summary>endpoint, network or combined; empty until given.</summary>
    public string MonitoringType { get; init; } = string.Empty;

    /// <summary>All lives, ended ones too.</summary>
    public ImmutableDictionary<LifeId, Life> Lives { get; init; } = ImmutableDictionary<LifeId, Life>.Empty;

    /// <summary>The ledger of claims by item id.</summary>
    public ImmutableDictionary<string, Claim> Claims { get; init; } = ImmutableDictionary<string, Claim>.Empty;

    /// <summary>Polls by life.</summary>
    public ImmutableDictionary<LifeId, Poll> Polls { get; init; } = ImmutableDictionary<LifeId, Poll>.Empty;

    /// <summary>Evidence received.</summary>
    public ImmutableArray<EvidenceFile> Files { get; init; } = [];

    /// <summary>Heavy acts that wait for a second person.</summary>
    public ImmutableArray<Proposal> Proposals { get; init; } = [];

    /// <summary>What happened before, oldest first.</summary>
    public ImmutableArray<PastAct> Past { get; init; } = [];

    /// <summary>The letters to the vendor that open a window, as far as they got.</summary>
    public ImmutableArray<Delivery> Deliveries { get; init; } = [];

    /// <summary>The public entry, once it has a number.</summary>
    public Entry? Entry { get; init; }

    /// <summary>Counted answers of evaluation rounds.</summary>
    public ImmutableDictionary<LifeId, ImmutableArray<ItemCount>> Rounds { get; init; } = ImmutableDictionary<LifeId, ImmutableArray<ItemCount>>.Empty;

    /// <summary>Running workflow instances by the life they carry.</summary>
    public ImmutableDictionary<LifeId, Instance> Instances { get; init; } = ImmutableDictionary<LifeId, Instance>.Empty;

    /// <summary>Lives of one machine that have not ended, oldest first.</summary>
    public IEnumerable<Life> OpenLives(Machine machine) => Lives.Values.Where(l => l.Machine == machine && !l.Over).OrderBy(l => l.OpenedAt).ThenBy(l => l.Id.Value);

    /// <summary>Open children of one life.</summary>
    public IEnumerable<Life> OpenChildren(LifeId parent, Machine machine) => OpenLives(machine).Where(l => l.Parent == parent);

    /// <summary>The listing life, if any.</summary>
    public Life? Listing => Lives.Values.Where(l => l.Machine == Machine.Listing).MaxBy(l => l.OpenedAt);

    /// <summary>The newest registration life.</summary>
    public Life? Registration => Lives.Values.Where(l => l.Machine == Machine.Registration).MaxBy(l => l.OpenedAt);

    /// <summary>The life whose workflow carries this one: itself, or its parent's.</summary>
    public Life Root(LifeId id) => Instances.ContainsKey(id) || Lives[id].Parent is not { } parent || !Lives.ContainsKey(parent) ? Lives[id] : Root(parent);

    /// <summary>The people who did an act on a life.</summary>
    public IEnumerable<PersonId> WhoDid(LifeId life, Act act) => Past.Where(p => p.Life == life && p.Act == act).Select(p => p.By);

    /// <summary>The next state after one event; total over all events.</summary>
    public Dossier Apply(DossierEvent e) => e switch
    {
        DossierEvent.Born b => this with { Lives = Lives.Add(b.Life, new Life { Id = b.Life, Machine = b.Machine, Stage = Stage.None, Parent = b.Parent }) },
        DossierEvent.Moved m => ApplyMove(m),
        DossierEvent.FactsSet f => WithLife(f.Life, l => l with { Facts = l.Facts.SetItems(f.Facts) }),
        DossierEvent.DueSet d => WithLife(d.Life, l => l with { Due = d.Due }),
        DossierEvent.ReturnSet r => WithLife(r.Life, l => l with { ReturnsTo = r.To }),
        DossierEvent.Named n => this with { ServiceName = n.ServiceName, MonitoringType = n.MonitoringType },
        DossierEvent.ClaimWritten c => this with { Claims = Claims.SetItem(c.Claim.Item, c.Claim) },
        DossierEvent.FindingRecorded c => this with { Claims = Claims.SetItem(c.Claim.Item, c.Claim) },
        DossierEvent.ClaimEvaluated c => this with { Claims = Claims.SetItem(c.Claim.Item, c.Claim) },
        DossierEvent.ProposalMade p => this with { Proposals = Proposals.Add(p.Proposal) },
        DossierEvent.ProposalTaken p => this with { Proposals = Proposals.RemoveAll(x => x.Id == p.Proposal) },
        DossierEvent.PollPrepared p => this with { Polls = Polls.SetItem(p.Poll, new Poll(p.Poll, p.Questions, [], [], ImmutableDictionary<string, DecidingBallot>.Empty)) },
        DossierEvent.MembersFrozen m => WithPoll(m.Poll, p => p with { Members = m.Members }),
        DossierEvent.ConflictDeclared c => WithPoll(c.Poll, p => p with { Members = With(p.Members, c.Person, m => m with { Declared = true, Recused = c.Recused }) }),
        DossierEvent.BallotCast b => WithPoll(b.Poll, p => p with { Members = With(p.Members, b.Person, m => m with { Voted = true }) }),
        DossierEvent.PresidingElected x => WithPoll(x.Poll, p => p with { Elected = x.Person }),
        DossierEvent.EntryNumbered n => this with { Entry = new Entry(n.Listing, n.Number, n.ListedOn, n.ValidUntil, 0) },
        DossierEvent.ValidityProlonged v => this with { Entry = Entry! with { ValidUntil = v.ValidUntil } },
        DossierEvent.VersionPublished v => this with { Entry = Entry! with { LastVersion = v.Number } },
        DossierEvent.RoundOpened or DossierEvent.RoundClosed or DossierEvent.ResultsPublished or DossierEvent.BoxClosed
            or DossierEvent.Notified or DossierEvent.Signalled => this,
        _ => throw new InvalidOperationException(e.GetType().Name),
    };

    /// <summary>The dossier as a day finds it: a finding whose last fresh day is over is stale, whether or not anybody wrote that down.</summary>
    public Dossier AsOf(DateOnly today) =>
        Claims.Values.Any(c => Evidence.ClaimRules.Lapse(c, today) != c) ? this with { Claims = Claims.ToImmutableDictionary(c => c.Key, c => Evidence.ClaimRules.Lapse(c.Value, today)) } : this;

    /// <summary>Several events in order.</summary>
    public Dossier Apply(IEnumerable<DossierEvent> events) => events.Aggregate(this, (d, e) => d.Apply(e));

    private static ImmutableArray<PollMember> With(ImmutableArray<PollMember> members, PersonId person, Func<PollMember, PollMember> change) =>
        [.. members.Select(m => m.Person == person ? change(m) : m)];

    private Dossier ApplyMove(DossierEvent.Moved m)
    {
        var next = WithLife(m.Life, l => l with
        {
            Stage = m.To,
            Version = l.Machine == Machine.Poll && m.From == m.To ? l.Version : l.Version + 1,
            OpenedAt = m.From == Stage.None ? m.At : l.OpenedAt,
            StageSince = m.From == m.To ? l.StageSince : m.At,
            Facts = l.Facts.SetItems(m.Facts),
        });
        return next with { Past = next.Past.Add(new PastAct(m.Life, m.Act, m.By.Person, m.At, m.To)) };
    }

    private Dossier WithLife(LifeId id, Func<Life, Life> change) => this with { Lives = Lives.SetItem(id, change(Lives[id])) };

    private Dossier WithPoll(LifeId id, Func<Poll, Poll> change) => Polls.TryGetValue(id, out var poll) ? this with { Polls = Polls.SetItem(id, change(poll)) } : this;
}

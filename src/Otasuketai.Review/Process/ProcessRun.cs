using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Process;

/// <summary>The working state of one <see cref="ProcessDriver"/> call: the dossier as it becomes, and what to write.</summary>
internal sealed class ProcessRun(Dossier start, World world, ProcessLibrary library, Func<Case, Decision> decide)
{
    // what these say belongs to the box and to the poll's own table, not to a history that many read
    private static readonly ImmutableHashSet<Act> Secret = [Act.CastBallot, Act.ChangeBallot, Act.DeclareConflict];

    /// <summary>Before the message's name: what an operator mends where no activity holds the incident.</summary>
    internal const string Unheard = "!";

    private readonly List<DossierEvent> events = [];
    private readonly Dictionary<LifeId, ProcessChange> processes = [];
    private readonly EngineContext context = library.Context(world);
    private readonly Dossier before = start;
    private Dossier dossier = start.AsOf(world.Today);
    private bool proposed;

    public ActResult Finish()
    {
        CancelEnded();
        RaiseStuck();
        LapseProposals();
        SetDues();
        return new ActResult.Done(before, dossier, [.. events], [.. processes.Values], proposed, world.Now);
    }

    /// <summary>What an operator mends in this run: when it is still stuck, it is told once more.</summary>
    public string? Mended { get; init; }

    public void Emit(DossierEvent e)
    {
        events.Add(e);
        dossier = dossier.Apply(e);
    }

    /// <summary>One act by anybody; null when it happened.</summary>
    public Decision.No? Perform(ActRequest request)
    {
        var isBirth = !dossier.Lives.ContainsKey(request.Life);
        var life = isBirth
            ? new Life { Id = request.Life, Machine = request.Machine, Stage = Stage.None, Parent = request.Parent }
            : dossier.Lives[request.Life];
        var rows = Law.Find(life.Machine, life.Stage, request.Act);
        if (Forbidden(life, rows, request) is { } no)
        {
            return no;
        }

        var work = rows[0].Free || isBirth ? null : Offers.Asked(dossier, life, request.Act, request.Actor.Person, library);
        if (work is null && !rows[0].Free && !isBirth && request.Actor != Actor.System)
        {
            return new Decision.No(Refusal.NotOffered);
        }

        return rows[0].Needs.HasFlag(Needs.SecondPerson) && request.Actor != Actor.System
            ? WithSecondPerson(life, rows, request, work)
            : Do(life, rows, request, work, isBirth);
    }

    /// <summary>One event to one workflow; null when it was taken, else why the engine took nothing of it.</summary>
    public string? Step(LifeId root, EngineEvent e)
    {
        var result = Engine.Step(dossier.Instances[root], e, context);
        Take(root, result, isNew: false);
        return result.Refused;
    }

    /// <summary>
    /// A message of an act to its own procedure. The act stands whatever the engine says to it; what a running procedure does not take becomes an incident,
    /// and to retry that is to send it again. An older version of the procedure that never listened misses nothing.
    /// </summary>
    public void Hear(LifeId root, string message)
    {
        var pinned = dossier.Instances[root].Definition;
        var refused = Step(root, new EngineEvent.MessageArrived(message, root.ToString(), world.NewId().ToString()));
        var neverListened = refused == Refusals.MessageUnknown && library.Latest(pinned.ProcessId) != pinned;
        if (refused is not (null or Refusals.InstanceOver) && !neverListened)
        {
            var unheard = new Incident(IncidentCodes.Unheard, pinned.ProcessId, $"The procedure did not take the message '{message}': {refused}.", Unheard + message);
            processes[root] = processes[root] with { Effects = [.. processes[root].Effects, new Effect.Raise(unheard)] };
        }
    }

    /// <summary>Takes a workflow to another version; empty when it went, else everything that is against it.</summary>
    public ImmutableArray<MigrationProblem> Migrate(LifeId root, MigrationPlan plan)
    {
        switch (Migration.Migrate(dossier.Instances[root], plan, context))
        {
            case MigrationResult.Stays stays:
                return stays.Problems;
            case MigrationResult.Moved moved:
                Take(root, moved.Step, isNew: false);
                processes[root] = processes[root] with { Migrated = OpenWork.Of(processes[root].Instance, library) };
                return [];
            default:
                throw new InvalidOperationException("A migration goes or stays.");
        }
    }

    private Decision.No? Forbidden(Life life, ImmutableArray<LawRow> rows, ActRequest request)
    {
        if (rows.IsEmpty)
        {
            return new Decision.No(Law.Knows(life.Machine, request.Act) ? Refusal.NotInThisStage : Refusal.UnknownAct);
        }

        if (!rows.Any(r => request.Actor.MayActAs(r.By)))
        {
            return new Decision.No(Refusal.NotYourRole);
        }

        if (request.Actor != Actor.System && !rows.Any(r => Offers.OwnSide(dossier, r, request.Actor)))
        {
            return new Decision.No(Refusal.NotFound);
        }

        return request.SeenVersion is { } seen && seen != life.Version ? new Decision.No(Refusal.Stale) : null;
    }

    /// <summary>Four eyes: the first person proposes, a different approver confirms exactly that.</summary>
    private Decision.No? WithSecondPerson(Life life, ImmutableArray<LawRow> rows, ActRequest request, WorkItem? work)
    {
        if (dossier.Proposals.FirstOrDefault(p => p.Life == life.Id && p.Act == request.Act) is not { } open)
        {
            if (decide(new Case(dossier, life, request, world)) is Decision.No no)
            {
                return no;
            }

            Emit(new DossierEvent.ProposalMade(new Proposal(world.NewId(), life.Id, request.Act, request.Actor.Person, request.Actor.Name, world.Now, request.Input)));
            proposed = true;
            return null;
        }

        if (open.By == request.Actor.Person)
        {
            return new Decision.No(Refusal.SamePerson);
        }

        if (!request.Actor.Roles.Contains(Role.Approver))
        {
            return new Decision.No(Refusal.NotYourRole);
        }

        var confirmed = Do(life, rows, request with { Input = open.Input }, work, isBirth: false);
        if (confirmed is null)
        {
            Emit(new DossierEvent.ProposalTaken(open.Id, request.Actor.Person, Confirmed: true));
        }

        return confirmed;
    }

    private Decision.No? Do(Life life, ImmutableArray<LawRow> rows, ActRequest request, WorkItem? work, bool isBirth)
    {
        if (Decide(life, rows, request, out var yes, out var to) is { } no)
        {
            return no;
        }

        Carry(life, request, yes, to, isBirth);
        if (work is not null
            && Step(dossier.Root(life.Id).Id, new EngineEvent.CompleteWork(work.ActivityId, yes.Outcome ?? request.Act.ToString(), yes.Variables)) is { } refused)
        {
            return new Decision.No(refused == Refusals.TooLarge ? Refusal.TooManyAtOnce : Refusal.NotOffered, refused);
        }

        MoveDues(yes);
        return null;
    }

    /// <summary>A due date that a room sets (an extension, a deadline of its own) moves the waiting work and its timers with it.</summary>
    private void MoveDues(Decision.Yes yes)
    {
        foreach (var set in yes.Events.OfType<DossierEvent.DueSet>().Where(d => d.Due is not null))
        {
            var root = dossier.Root(set.Life).Id;
            if (dossier.Instances.TryGetValue(root, out var instance)
                && OpenWork.Of(instance, library).FirstOrDefault(w => w.Due is not null && Concerns(w, dossier.Lives[set.Life])) is { } item)
            {
                Step(root, new EngineEvent.ChangeDue(item.ActivityId, set.Due!.Value));
            }
        }
    }

    private static bool Concerns(WorkItem item, Life life) => item.Acts.Any(a => Enum.TryParse<Act>(a, out var act) && Law.Knows(life.Machine, act));

    private Decision.No? Decide(Life life, ImmutableArray<LawRow> rows, ActRequest request, out Decision.Yes yes, out Stage to)
    {
        yes = (Decision.Yes)Decision.Move;
        to = rows[0].To;
        switch (decide(new Case(dossier, life, request, world)))
        {
            case Decision.No no:
                return no;
            case Decision.Yes decided:
                yes = decided;
                to = decided.To ?? to;
                return IsLegal(rows, to, request.Actor) ? null : new Decision.No(Refusal.NotInThisStage, $"{life.Machine}: {life.Stage} → {request.Act} → {to}");
            default:
                throw new InvalidOperationException("A decision is yes or no.");
        }
    }

    private static bool IsLegal(ImmutableArray<LawRow> rows, Stage to, Actor actor) => rows.Any(r => r.To == to && actor.MayActAs(r.By));

    private void Carry(Life life, ActRequest request, Decision.Yes yes, Stage to, bool isBirth)
    {
        if (isBirth)
        {
            Emit(new DossierEvent.Born(life.Id, life.Machine, life.Parent));
        }

        var facts = Secret.Contains(request.Act) ? ImmutableDictionary<string, string>.Empty : request.Input;
        Emit(new DossierEvent.Moved(life.Id, life.Machine, life.Stage, request.Act, to, request.Actor, world.Now, facts));
        foreach (var e in yes.Events)
        {
            EmitChecked(e);
        }

        foreach (var born in yes.Events.OfType<DossierEvent.Born>().Select(b => b.Life).Concat(isBirth ? [life.Id] : []))
        {
            StartProcess(born);
        }

        Recuse(yes);
        foreach (var signal in yes.Events.OfType<DossierEvent.Signalled>().Where(s => dossier.Instances.ContainsKey(s.Life)))
        {
            Hear(signal.Life, signal.Message);
        }
    }

    /// <summary>A joint move is a move like any other: the law has the last word, and a clash is a bug in a room.</summary>
    private void EmitChecked(DossierEvent e)
    {
        if (e is DossierEvent.Moved m && (dossier.Lives[m.Life].Stage != m.From || !IsLegal(Law.Find(m.Machine, m.From, m.Act), m.To, m.By)))
        {
            throw new InvalidOperationException($"Illegal joint move: {m.Machine} {dossier.Lives[m.Life].Stage}: {m.From} → {m.Act} → {m.To} by {m.By.Name}.");
        }

        Emit(e);
    }

    /// <summary>A recused member is not waited for: the own work item closes at once.</summary>
    private void Recuse(Decision.Yes yes)
    {
        foreach (var c in yes.Events.OfType<DossierEvent.ConflictDeclared>().Where(c => c.Recused))
        {
            if (Offers.Asked(dossier, dossier.Lives[c.Poll], Act.CastBallot, c.Person, library) is { Assignee: not null } item)
            {
                Step(dossier.Root(c.Poll).Id, new EngineEvent.CompleteWork(item.ActivityId, nameof(Act.CastBallot)));
            }
        }
    }

    private void StartProcess(LifeId id)
    {
        if (library.For(dossier.Lives[id].Machine) is { } definition && !dossier.Instances.ContainsKey(id))
        {
            Take(id, Engine.Start(definition, new StartInput { InstanceId = id.ToString() }, context), isNew: true);
        }
    }

    private void Take(LifeId root, StepResult result, bool isNew)
    {
        var known = processes.GetValueOrDefault(root);
        processes[root] = new ProcessChange(root, result.Instance, isNew || known is { IsNew: true }, [.. known?.Effects ?? [], .. result.Effects]);
        dossier = dossier with { Instances = dossier.Instances.SetItem(root, result.Instance) };
        foreach (var command in result.Effects.OfType<Effect.RunCommand>())
        {
            if (Step(root, Run(root, command)) is Refusals.TooLarge or Refusals.Endless)
            {
                throw new InvalidOperationException($"The workflow {root} cannot go on after {command.ElementId}: it would be too large or never rest.");
            }
        }
    }

    private EngineEvent Run(LifeId root, Effect.RunCommand command)
    {
        if (command.Act is null)
        {
            return Commands.Run(dossier, root, command) is { } e ? Told(e, command) : new EngineEvent.CommandFailed(command.ActivityId, $"Unknown command {command.Command}.");
        }

        return Enum.TryParse<Act>(command.Act, out var act)
            ? RunAct(root, act, command.ActivityId)
            : new EngineEvent.CommandFailed(command.ActivityId, $"Unknown act {command.Act}.");
    }

    private EngineEvent.CommandDone Told(DossierEvent e, Effect.RunCommand command)
    {
        Emit(e);
        return new EngineEvent.CommandDone(command.ActivityId);
    }

    private EngineEvent RunAct(LifeId root, Act act, string activityId)
    {
        var (id, machine, parent) = Target(root, act);
        var isBirth = !dossier.Lives.ContainsKey(id);
        var life = isBirth ? new Life { Id = id, Machine = machine, Stage = Stage.None, Parent = parent } : dossier.Lives[id];
        var request = new ActRequest(id, machine, act, ImmutableDictionary<string, string>.Empty, Actor.System, null) { Parent = parent };
        var rows = Law.Find(machine, life.Stage, act);
        var no = Forbidden(life, rows, request);
        if (no is null)
        {
            no = Decide(life, rows, request, out var yes, out var to);
            if (no is null)
            {
                Carry(life, request, yes, to, isBirth);
                return new EngineEvent.CommandDone(activityId, yes.Outcome, yes.Variables);
            }
        }

        return new EngineEvent.CommandFailed(activityId, $"{no.Reason} {no.Detail}".TrimEnd());
    }

    /// <summary>The life an act of the diagram is about: the root when its machine knows the act, else the newest open child that does, else a new poll.</summary>
    private (LifeId Id, Machine Machine, LifeId? Parent) Target(LifeId root, Act act)
    {
        var life = dossier.Lives[root];
        if (Law.Knows(life.Machine, act))
        {
            return (root, life.Machine, life.Parent);
        }

        var child = dossier.Lives.Values.Where(l => l.Parent == root && !l.Over && Law.Knows(l.Machine, act)).MaxBy(l => l.OpenedAt);
        return child is not null && act != Act.PreparePoll
            ? (child.Id, child.Machine, root)
            : (new LifeId(world.NewId()), Machine.Poll, root);
    }

    /// <summary>A life that ended by a free act (withdrawal) takes its procedure with it.</summary>
    private void CancelEnded()
    {
        foreach (var (id, instance) in dossier.Instances.Where(i => i.Value.Status == InstanceStatus.Running && dossier.Lives[i.Key].Over).ToList())
        {
            Take(id, Engine.Step(instance, new EngineEvent.Cancel(dossier.Lives[id].Stage.ToString()), context), isNew: false);
        }
    }

    /// <summary>A procedure whose tokens wait in vain never ends by itself: the step that left it so makes it an incident.</summary>
    private void RaiseStuck()
    {
        foreach (var (root, change) in processes.ToList())
        {
            var known = change.Migrated is null && before.Instances.TryGetValue(root, out var old) ? old.Stuck.Select(s => s.Id).Where(id => id != Mended).ToList() : [];
            var raised = change.Instance.Stuck.Where(s => !known.Contains(s.Id))
                .Select(s => new Effect.Raise(new Incident(IncidentCodes.Stuck, s.ElementId, $"Tokens wait at '{s.ElementId}', and nothing is left that could come.", s.Id)));
            processes[root] = change with { Effects = [.. change.Effects, .. raised] };
        }
    }

    /// <summary>What one person proposed in a stage that is over is not there to confirm any more: the second person would confirm it against another case.</summary>
    private void LapseProposals()
    {
        foreach (var proposal in dossier.Proposals.Where(p => before.Lives.TryGetValue(p.Life, out var old) && old.Stage != dossier.Lives[p.Life].Stage))
        {
            Emit(new DossierEvent.ProposalTaken(proposal.Id, PersonId.System, Confirmed: false));
        }
    }

    /// <summary>The due date a life shows is the nearest one among its open work items; where nobody has work (a window that only a clock ends), the room's own date stands.</summary>
    private void SetDues()
    {
        foreach (var (root, change) in processes.ToList())
        {
            var items = OpenWork.Of(change.Instance, library);
            var earlier = before.Instances.TryGetValue(root, out var old) ? OpenWork.Of(old, library) : [];
            foreach (var life in dossier.Lives.Values.Where(l => l.Id == root || (l.Parent == root && l.Machine == Machine.Poll)).ToList())
            {
                var due = items.Where(w => w.Due is not null && Concerns(w, life)).Select(w => w.Due).Min();
                if (due != life.Due && (life.Over || items.Concat(earlier).Any(w => Concerns(w, life))))
                {
                    Emit(new DossierEvent.DueSet(life.Id, due));
                }
            }
        }
    }
}

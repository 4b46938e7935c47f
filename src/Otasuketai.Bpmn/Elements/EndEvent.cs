namespace Otasuketai.Bpmn;

/// <summary>End event: none, terminate, error, escalation, message or signal (BPMN 10.5.3).</summary>
public sealed record EndEvent : Node
{
    /// <summary>None, Terminate, Error, Escalation, Message or Signal.</summary>
    public required Trigger Trigger { get; init; }

    /// <summary>otr:outcome: the scope's outcome in place of the token's.</summary>
    public string? Outcome { get; init; }

    /// <summary>otr:act of a message end.</summary>
    public string? Act { get; init; }

    /// <summary>otr:command of a message end.</summary>
    public string? Command { get; init; }

    /// <inheritdoc/>
    public override string Kind => "endEvent";

    /// <inheritdoc/>
    internal override void Enter(Stepper step, Token token)
    {
        if (Act is not null || Command is not null)
        {
            step.RunCommand(this, token);
            return;
        }

        if (!token.IsSkipped)
        {
            step.Tell(Trigger, this, token);
        }

        Exit(step, token);
    }

    /// <inheritdoc/>
    internal override void Exit(Stepper step, Token token)
    {
        if (!token.IsAlive)
        {
            return;
        }

        var ending = token with { Outcome = Outcome ?? token.Outcome };
        switch (Trigger)
        {
            case Trigger.Terminate:
                step.Terminate(this, ending);
                break;
            case Trigger.Error error when !token.IsSkipped:
                ThrowError(step, ending, error.Code!);
                break;
            default:
                step.End(this, ending);
                break;
        }
    }

    private void ThrowError(Stepper step, Token token, string code)
    {
        if (!step.Throw(token.Scope, code))
        {
            step.Park(this, token, IncidentCodes.UncaughtError, $"Nothing catches the error '{code}' of '{Id}'.");
        }
    }
}

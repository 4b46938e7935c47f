namespace Otasuketai.Bpmn;

/// <content>Messages: correlated by name and key, kept when early, consumed once and in order (BPMN 8.4.2, 10.5.1).</content>
internal sealed partial class Stepper
{
    private const int MaxKept = 64;
    private const int MaxRemembered = 32;

    /// <summary>A message came. Null when it was taken or kept, else why not.</summary>
    public string? Arrive(EngineEvent.MessageArrived e)
    {
        if (_consumed.Contains(e.MessageId) || _messages.Exists(m => m.MessageId == e.MessageId))
        {
            return Refusals.MessageSeen;
        }

        if (!_scopes.Exists(s => s.Definition.CaughtMessages.Contains(e.Name)) && !MayCall())
        {
            return Refusals.MessageUnknown;
        }

        if (_messages.Count >= MaxKept)
        {
            return Refusals.TooManyMessages;
        }

        var until = e.KeepFor is { } keep ? Context.Now + keep : (DateTimeOffset?)null;
        _messages.Add(new BufferedMessage(e.Name, e.Key, e.MessageId, e.Patch, until));
        return null;
    }

    /// <summary>Kept messages whose time is over are as if they had never come.</summary>
    private void DropStale()
    {
        if (_messages.Count > 0)
        {
            _messages.RemoveAll(m => m.Until <= Context.Now);
        }
    }

    /// <summary>A process called later may wait for it.</summary>
    private bool MayCall() => _scopes.Exists(s => s.Definition.Calls);

    /// <summary>Hands the oldest kept message that somebody waits for to the one who waits longest.</summary>
    private bool DeliverKept()
    {
        for (var i = 0; i < _messages.Count; i++)
        {
            var message = _messages[i];
            if (_subscriptions.Find(s => !s.IsSignal && s.MessageName == message.Name && s.Key == message.Key) is not { } subscription)
            {
                continue;
            }

            _messages.RemoveAt(i);
            _consumed = (_consumed.Length < MaxRemembered ? _consumed : _consumed.RemoveAt(0)).Add(message.MessageId);
            Patch(message.Patch);
            Happen(subscription.ActivityId, subscription.ElementId);
            return true;
        }

        return false;
    }
}

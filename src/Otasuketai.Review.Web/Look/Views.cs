namespace Otasuketai.Review.Web.Look;

/// <summary>The colour a state is said in; the word always says it too.</summary>
public enum Tone
{
    /// <summary>Grey, nothing to notice.</summary>
    Plain,

    /// <summary>White with an outline: a kind rather than a state.</summary>
    Line,

    /// <summary>Blue: what is going on now.</summary>
    Key,

    /// <summary>Green: settled well.</summary>
    Ok,

    /// <summary>Orange: settled with a condition, or soon due.</summary>
    Warn,

    /// <summary>Red: a problem.</summary>
    Ng,

    /// <summary>Purple: recusal only.</summary>
    Recuse,
}

/// <summary>A state label; it cannot be pressed.</summary>
public sealed record TagView(string Text, Tone Tone = Tone.Plain, bool Small = false);

/// <summary>A notice of plain text. <paramref name="Tone"/>: Key informs, Warn warns, Recuse explains a recusal.</summary>
public sealed record NoteView(string Text, string? Title = null, Tone Tone = Tone.Plain);

/// <summary>
/// A due date as the reader counts it. <paramref name="BusinessDaysLeft"/> is negative when overdue, 0 on the day itself.
/// </summary>
public sealed record DueView(DateOnly Due, int BusinessDaysLeft)
{
    /// <summary>What is due, e.g. 確認期限; "期限" when null.</summary>
    public string? What { get; init; }

    /// <summary>Why the clock stands still; null while it runs.</summary>
    public string? Stopped { get; init; }

    /// <summary>True where not the reader but somebody else is waited for: told calmly, however late it is.</summary>
    public bool IsOthers { get; init; }
}

/// <summary>Where a step of the procedure stands.</summary>
public enum StepState
{
    /// <summary>Finished.</summary>
    Done,

    /// <summary>The procedure waits here.</summary>
    Now,

    /// <summary>Not reached.</summary>
    ToCome,
}

/// <summary>One step of the procedure. <paramref name="Note"/>: finished on, due, expected.</summary>
public sealed record StepView(string Label, StepState State, string? Note = null);

/// <summary>One line of history. Give the newest first.</summary>
public sealed record HistoryView(DateTimeOffset At, string What)
{
    /// <summary>What was filled in, folded away under the line.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>Who did it, as far as this reader may know.</summary>
    public string? Who { get; init; }

    /// <summary>The reason on record.</summary>
    public string? Why { get; init; }
}

/// <summary>How far a step of a long form is.</summary>
public enum TaskState
{
    /// <summary>未着手.</summary>
    NotStarted,

    /// <summary>入力中.</summary>
    InProgress,

    /// <summary>完了.</summary>
    Completed,

    /// <summary>直すところがあります.</summary>
    NeedsChanges,

    /// <summary>まだ始められません: shown without its link.</summary>
    CannotStart,
}

/// <summary>One row of a task list; the whole row is the link.</summary>
public sealed record TaskRow(string Label, string Url, TaskState State, string? Hint = null);

/// <summary>A headed group of tasks.</summary>
public sealed record TasksView(string Heading, IReadOnlyList<TaskRow> Rows, string? Intro = null);

/// <summary>Where a long list is cut. <paramref name="Url"/> gives the address of a page, counted from 1.</summary>
public sealed record PagerView(int Page, int PageSize, int Total, Func<int, string> Url)
{
    /// <summary>At least one.</summary>
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    /// <summary>The page numbers worth a link: first, last and the neighbours; null stands for a gap.</summary>
    public IEnumerable<int?> Numbers()
    {
        var last = 0;
        for (var n = 1; n <= Pages; n++)
        {
            if (n != 1 && n != Pages && Math.Abs(n - Page) > 1)
            {
                continue;
            }

            if (n - last > 1)
            {
                yield return null;
            }

            yield return last = n;
        }
    }
}

/// <summary>Said in place of an empty list: what is empty, and what to do about it.</summary>
public sealed record EmptyView(string Text, Link? Next = null);

/// <summary>How one of the 23 items is drawn.</summary>
public enum Mark
{
    /// <summary>Filled: verified.</summary>
    Ok,

    /// <summary>Half filled: verified with a condition.</summary>
    Conditional,

    /// <summary>Outlined: not offered, or not substantiated.</summary>
    None,

    /// <summary>Dashed: nobody has looked yet.</summary>
    ToDo,
}

/// <summary>
/// The strip of the 23 items, one inner list per viewpoint. <paramref name="Review"/> uses the checker's words
/// (裏付けあり) instead of the public ones (確認済み).
/// </summary>
public sealed record StripView(IReadOnlyList<IReadOnlyList<Mark>> Viewpoints, bool Review = false)
{
    /// <summary>False hides the caption with the count, where the surroundings say it.</summary>
    public bool Caption { get; init; } = true;

    /// <summary>How many items carry this mark.</summary>
    public int Count(Mark mark) => Viewpoints.Sum(v => v.Count(m => m == mark));

    /// <summary>All items.</summary>
    public int Total => Viewpoints.Sum(v => v.Count);
}

/// <summary>A name and a value, side by side.</summary>
public sealed record Fact(string Name, string Value)
{
    /// <summary>A smaller line below the value.</summary>
    public string? Aside { get; init; }
}

/// <summary>
/// The page before an act that cannot be taken back: what will happen, to whom it shows, and the one button that does it.
/// </summary>
public sealed record ConfirmView(string Question, string Action, string BackUrl)
{
    /// <summary>What is confirmed, as the reader entered it.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>What happens next, one sentence each.</summary>
    public IReadOnlyList<string> Consequences { get; init; } = [];

    /// <summary>Posted along unseen: the values, the version, the key against double sending.</summary>
    public IReadOnlyList<Fact> Hidden { get; init; } = [];

    /// <summary>Where it is posted, language included; this page when null.</summary>
    public string? PostUrl { get; init; }

    /// <summary>True for acts that hurt somebody (delisting): the button is outlined in red.</summary>
    public bool Grave { get; init; }
}

/// <summary>The heading of a case page.</summary>
public sealed record CaseHeadView(string Number, string Title)
{
    /// <summary>What the number is; 申請番号 when null.</summary>
    public string? NumberLabel { get; init; }

    /// <summary>The way back, the list first; the case itself is added.</summary>
    public IReadOnlyList<Link> Crumbs { get; init; } = [];

    /// <summary>Kind and state.</summary>
    public IReadOnlyList<TagView> Tags { get; init; } = [];

    /// <summary>Applicant, received on, in charge, planned meeting.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>The due date of the present step, if it has one.</summary>
    public DueView? Due { get; init; }

    /// <summary>The case's other pages; the one without an address is this page.</summary>
    public IReadOnlyList<Link> Tabs { get; init; } = [];

    /// <summary>Who else has this case open.</summary>
    public string? Presence { get; init; }
}

/// <summary>The bar under the dark bar while a committee sits.</summary>
public sealed record MeetingView(string Title, IReadOnlyList<string> When)
{
    /// <summary>True while it sits.</summary>
    public bool Live { get; init; }

    /// <summary>Present, quorum, item, closing time.</summary>
    public IReadOnlyList<Fact> Stats { get; init; } = [];
}

/// <summary>How far a survey is: "3 of 8" about <paramref name="Subject"/>.</summary>
public sealed record ProgressView(string What, string Subject, int At, int Of);

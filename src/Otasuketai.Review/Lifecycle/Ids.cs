namespace Otasuketai.Review.Lifecycle;

/// <summary>案件: one service's whole file through its life.</summary>
public readonly record struct DossierId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>One life of one machine inside a dossier.</summary>
public readonly record struct LifeId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>An organisation: vendor, operator or committee.</summary>
public readonly record struct OrgId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A person who signs in. The system itself is <see cref="System"/>.</summary>
public readonly record struct PersonId(Guid Value)
{
    /// <summary>The one who acts for clocks, diagrams and joint acts.</summary>
    public static PersonId System { get; } = new(Guid.Empty);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

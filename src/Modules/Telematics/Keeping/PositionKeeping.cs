namespace Wheelhouse.Telematics;

/// <summary>How long places are kept. The law names no figure but the shortest time that the purpose needs (PIPL
/// article 19), so the installation decides.</summary>
/// <param name="Months">Whole calendar months before the current one.</param>
public sealed record PositionKeeping(int Months = 12)
{
    /// <summary>Early warning compares the last 30 days with the 60 before.</summary>
    public const int Least = 4;

    public const int Most = 120;

    /// <summary>What is older may not be there any more. By hand: on 23 November 2026, kept for 12: 1 November 2025.
    /// </summary>
    internal DateTimeOffset Start(DateTimeOffset now) =>
        new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(-Months);
}

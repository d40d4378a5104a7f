namespace Wheelhouse.Simulation.Portfolios;

/// <summary>What goes wrong around the house while a portfolio lives. None of it may change how things end.</summary>
/// <param name="Twice">Every command is sent twice under its key; both answers must be the same.</param>
/// <param name="Backwards">What reaches the house on a day comes in the opposite order; each agreement keeps its
/// own.</param>
/// <param name="SideBySide">So many agreements are worked on at once.</param>
/// <param name="Cut">Told of what a command failed with; true: it was a power cut of ours, do it again. Null:
/// something did not come about, and nobody was told why.</param>
public sealed record Mishaps(
    bool Twice = false, bool Backwards = false, int SideBySide = 1, Func<Exception?, Task<bool>>? Cut = null)
{
    /// <summary>All goes well.</summary>
    public static Mishaps None { get; } = new();
}

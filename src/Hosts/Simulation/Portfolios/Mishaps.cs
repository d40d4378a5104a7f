namespace Wheelhouse.Simulation.Portfolios;

/// <summary>What goes wrong around the house while a portfolio lives. None of it may change how things end.</summary>
/// <param name="Twice">Every command is sent twice under its key, and both answers must be the same; what can be done
/// only once is sent under a new key as well, and must be refused.</param>
/// <param name="Backwards">What reaches the house on a day comes in the opposite order; each agreement keeps its
/// own.</param>
/// <param name="SideBySide">So many agreements are worked on at once.</param>
/// <param name="Power">Fails before any write; null: it never does. It is installed before the first day.</param>
public sealed record Mishaps(bool Twice = false, bool Backwards = false, int SideBySide = 1, Fuse? Power = null)
{
    /// <summary>All goes well.</summary>
    public static Mishaps None { get; } = new();
}

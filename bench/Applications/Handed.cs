namespace Wheelhouse.Applications;

/// <summary>What became of applications that were handed in.</summary>
/// <param name="Milliseconds">In ascending order.</param>
/// <param name="States">How each stood afterwards, null where no answer came, in the order of the drafts.</param>
sealed record Handed(IReadOnlyList<double> Milliseconds, IReadOnlyList<(Draft Draft, string? State)> States)
{
    internal int Count => States.Count;

    internal int Failed => States.Count(one => one.State is null);

    /// <summary>Of a hundred answered, so many were decided without a person.</summary>
    internal double Automatic => Share(Answered, one => one.State is "approved" or "declined");

    internal double Approved => Share(Answered, one => one.State == "approved");

    /// <summary>Of a hundred approved without a person, so many will stop paying for good.</summary>
    internal double BadApproved => Share(Answered.Where(one => one.State == "approved"), one => one.Draft.Bad);

    /// <summary>The same of all who applied.</summary>
    internal double BadApplied => Share(States, one => one.Draft.Bad);

    IEnumerable<(Draft Draft, string? State)> Answered => States.Where(one => one.State is not null);

    internal double Percentile(int percent) =>
        Milliseconds[Math.Min(Milliseconds.Count - 1, Milliseconds.Count * percent / 100)];

    static double Share(
        IEnumerable<(Draft Draft, string? State)> of, Func<(Draft Draft, string? State), bool> which)
    {
        var all = of.ToList();
        return all.Count == 0 ? 0 : 100.0 * all.Count(which) / all.Count;
    }
}

namespace Wheelhouse.Simulation;

/// <summary>What is going to happen on which day, in the order it was planned.</summary>
sealed class Agenda
{
    readonly SortedDictionary<DateOnly, Queue<Func<Task>>> days = [];

    internal int Waiting => days.Sum(d => d.Value.Count);

    internal void On(DateOnly day, Func<Task> deed)
    {
        if (!days.TryGetValue(day, out var deeds))
        {
            days[day] = deeds = new();
        }

        deeds.Enqueue(deed);
    }

    /// <summary>Does what is planned for a day, also what is added to it while it is being done.</summary>
    internal async Task Do(DateOnly day)
    {
        while (days.TryGetValue(day, out var deeds) && deeds.TryDequeue(out var deed))
        {
            await deed();
        }

        days.Remove(day);
    }
}

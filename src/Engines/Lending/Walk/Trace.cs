using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Days over which interest ran on one principal at one rate.</summary>
/// <param name="Row">Index of the row whose period it was.</param>
/// <param name="Exact">The interest, in minor units, times <see cref="Denominator"/>.</param>
/// <param name="Part">What part of a year a day was.</param>
/// <param name="Length">Days of the whole period.</param>
readonly record struct AccrualSpan(
    int Row, int From, int Through, long Bearing, Rate Rate, bool Paused, Int128 Exact, long Denominator,
    YearPart Part, int Length);

/// <summary>How a row came by its interest: what ran, what earlier rows left it, what it holds, and what became
/// principal.</summary>
readonly record struct InterestNote(
    int Row, int FirstSpan, int EndSpan, long CarriedIn, long Collected, long Capitalised = 0);

/// <summary>Interest that a row got from other rows, or gave to them.</summary>
readonly record struct MoveNote(int Row, long Amount);

/// <summary>Nights for which a row was late: on what, at which rate, and what they cost over a unit with the fixed
/// charges of those days.</summary>
readonly record struct LateNote(
    int Row, int From, int Through, long Basis, Rate Rate, long Charges, Int128 Exact, long Unit);

/// <summary>A level instalment that was found, for the rows from one on.</summary>
/// <param name="Owed">The balance those rows would leave if they paid nothing.</param>
/// <param name="PerUnit">By how much one unit of instalment lowers it.</param>
readonly record struct LevelNote(
    int FromRow, int Rows, Rate Rate, long Principal, decimal Owed, decimal PerUnit, long Level);

/// <summary>What a walk writes down when somebody asks why a number is what it is.</summary>
sealed class Trace
{
    int firstSpan;
    long carriedIn;

    internal List<AccrualSpan> Spans { get; } = [];

    internal List<InterestNote> Interest { get; } = [];

    internal List<LevelNote> Levels { get; } = [];

    internal List<MoveNote> Moves { get; } = [];

    internal List<LateNote> Late { get; } = [];

    /// <summary>On the as-of day: interest that runs and is not due.</summary>
    internal InterestNote Running { get; set; }

    /// <summary>The as-of day has come.</summary>
    internal void OnTheDay(long unrecognised) =>
        Running = new(-1, firstSpan, Spans.Count, carriedIn, unrecognised);

    /// <summary>A row got interest, and so much was left for later ones.</summary>
    internal void Collected(int row, long collected, long leftOver, long capitalised = 0)
    {
        Interest.Add(new(row, firstSpan, Spans.Count, carriedIn, collected, capitalised));
        (firstSpan, carriedIn) = (Spans.Count, leftOver);
    }

    internal void Move(int row, long amount)
    {
        if (amount != 0)
        {
            Moves.Add(new(row, amount));
        }
    }

    /// <summary>Rows from an index on are further down.</summary>
    internal void Shift(int from, int by = 1) => Renumber(row => row >= from ? row + by : row);

    /// <summary>Rows after the last are one with it.</summary>
    internal void EndAt(int last) => Renumber(row => Math.Min(row, last));

    void Renumber(Func<int, int> index)
    {
        Each(Spans, (in span) => span with { Row = index(span.Row) });
        Each(Interest, (in note) => note with { Row = index(note.Row) });
        Each(Moves, (in note) => note with { Row = index(note.Row) });
        Each(Late, (in note) => note with { Row = index(note.Row) });
    }

    delegate T Change<T>(in T note);

    static void Each<T>(List<T> notes, Change<T> change)
    {
        for (var i = 0; i < notes.Count; i++)
        {
            notes[i] = change(notes[i]);
        }
    }
}

namespace Wheelhouse.CreditRisk;

/// <summary>Why an allowance is another at the end of a period than at its beginning (IFRS 7.35H).</summary>
public enum MovementCause
{
    Opening,

    /// <summary>Began in the period.</summary>
    New,

    /// <summary>Repaid, sold or otherwise gone without a loss.</summary>
    Derecognised,

    /// <summary>Carried over from stage 1, 2 or 3, or to it (negative), at what it was before.</summary>
    Transfer,

    /// <summary>What the same exposure is expected to lose more, or less, after any transfer.</summary>
    Remeasured,

    /// <summary>Used by a write-off.</summary>
    WrittenOff,

    /// <summary>Came in after all of what was written off.</summary>
    Recovered,

    Closing,
}

/// <summary>The allowance of an exposure at one end of a period.</summary>
/// <param name="Amount">Minor units; not negative.</param>
public readonly record struct Allowance(Stage Stage, long Amount);

/// <summary>From opening to closing allowance by stage, in minor units of one currency. It closes exactly.</summary>
/// <remarks>
/// <para>Each exposure enters once, with both its ends, so opening plus all causes is closing by construction and not
/// by a balancing figure. Impairment of the period is New + Derecognised + Remeasured; write-offs use the allowance and
/// pass profit by.</para>
/// <para>By hand: 100 in stage 1 becomes 250 in stage 2: transfer −100 in stage 1 and +100 in stage 2, remeasured +150
/// in stage 2. 400 in stage 3 is written off, 900 being owed: remeasured +500, written off −900. 50 of it comes in
/// after all: recovered +50, remeasured −50.</para>
/// </remarks>
public sealed class AllowanceMovement
{
    const int Causes = (int)MovementCause.Closing + 1;

    readonly long[] amounts = new long[((int)Stage.Three + 1) * Causes];
    readonly long[] counts = new long[((int)Stage.Three + 1) * Causes];

    /// <summary>One exposure, from one end of the period to the other.</summary>
    /// <param name="opening">Null: it began in the period.</param>
    /// <param name="closing">Null: it is gone.</param>
    /// <param name="used">What was written off in the period, less what came in of earlier write-offs, minor
    /// units.</param>
    public void Add(Allowance? opening, Allowance? closing, long used = 0)
    {
        if (opening is null && closing is null && used == 0)
        {
            return;
        }

        var stage = opening?.Stage ?? closing?.Stage ?? Stage.One;
        var (from, to) = (opening ?? new(stage, 0), closing ?? new(stage, 0));
        Count(opening is not null, MovementCause.Opening, from.Stage, from.Amount);
        if (from.Stage != to.Stage)
        {
            Count(true, MovementCause.Transfer, from.Stage, -from.Amount);
            Count(true, MovementCause.Transfer, to.Stage, from.Amount);
        }

        Count(used != 0, used > 0 ? MovementCause.WrittenOff : MovementCause.Recovered, to.Stage, -used);
        var rest = to.Amount + used - from.Amount;
        var cause = opening is null && closing is not null ? MovementCause.New
            : opening is not null && closing is null && used == 0 ? MovementCause.Derecognised
            : MovementCause.Remeasured;
        Count(rest != 0 || cause != MovementCause.Remeasured, cause, to.Stage, rest);
        Count(closing is not null, MovementCause.Closing, to.Stage, to.Amount);
    }

    /// <summary>Adds all that another table holds.</summary>
    public void Add(AllowanceMovement other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var cell = 0; cell < amounts.Length; cell++)
        {
            amounts[cell] += other.amounts[cell];
            counts[cell] += other.counts[cell];
        }
    }

    public long Amount(Stage stage, MovementCause cause) => amounts[Cell(stage, cause)];

    public long Number(Stage stage, MovementCause cause) => counts[Cell(stage, cause)];

    /// <summary>What the period cost: the impairment expense of a stage; negative is a release.</summary>
    public long Impairment(Stage stage) =>
        Amount(stage, MovementCause.New) + Amount(stage, MovementCause.Derecognised)
        + Amount(stage, MovementCause.Remeasured);

    void Count(bool it, MovementCause cause, Stage stage, long amount)
    {
        if (it)
        {
            amounts[Cell(stage, cause)] += amount;
            counts[Cell(stage, cause)]++;
        }
    }

    static int Cell(Stage stage, MovementCause cause) => ((int)stage * Causes) + (int)cause;
}

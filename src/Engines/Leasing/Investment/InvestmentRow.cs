using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>One period of a net investment: what it was, what it earned, what was paid, what is left.</summary>
/// <param name="From">The day before its first night; the row at the start has one day, and earns nothing.</param>
/// <param name="Through">The day on which the payment falls due.</param>
public readonly record struct InvestmentRow(
    DateOnly From, DateOnly Through, Money Opening, Money Income, Money Payment, Money Closing);

/// <summary>A payment of a lease at its time: whole periods and the odd fraction after the start.</summary>
readonly record struct PathPoint(DateOnly Day, int Periods, decimal Fraction, long Payment);

namespace Wheelhouse.Lending;

/// <summary>An amount that the lender earns evenly by the day, from one on to the end of the loan.</summary>
readonly record struct Earning(int Sequence, string Code, long Amount, int From);

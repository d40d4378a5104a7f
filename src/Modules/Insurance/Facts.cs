using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Insurance;

/// <summary>A customer took a policy.</summary>
/// <param name="Organisation">The insurer.</param>
public sealed record PolicyBound(
    Id<Organisation> Organisation, Id<Policy> Policy, Id<Organisation> Customer, string Vin) : IFact;

/// <summary>A policy ended before its term did.</summary>
public sealed record PolicyEnded(Id<Organisation> Organisation, Id<Policy> Policy, DateOnly On) : IFact;

/// <summary>A policy's price changed from a day on: another use, driver or place, or no usage any more.</summary>
public sealed record PolicyRepriced(Id<Organisation> Organisation, Id<Policy> Policy, DateOnly From) : IFact;

/// <summary>A month of a usage policy was settled.</summary>
/// <param name="Difference">To the advance: above zero the customer owes it, below zero he gets it back.</param>
public sealed record MonthSettled(
    Id<Organisation> Organisation, Id<Policy> Policy, DateOnly Month, Money Difference) : IFact;

/// <summary>A claim took a step.</summary>
public sealed record ClaimMoved(Id<Organisation> Organisation, Id<Claim> Claim, string State) : IFact;

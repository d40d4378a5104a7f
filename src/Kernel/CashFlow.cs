namespace Wheelhouse.Kernel;

/// <summary>An amount that moves on a day. Positive is received by whoever holds the view, negative is paid.</summary>
public readonly record struct CashFlow(DateOnly Day, Money Amount);

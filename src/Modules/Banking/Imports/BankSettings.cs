namespace Wheelhouse.Banking.Imports;

/// <summary>How this module matches: settings <c>Banking:Tolerance</c>.</summary>
/// <param name="Tolerance">So many minor units beyond all that is owed are held for the customer without asking
/// anybody.</param>
sealed record BankSettings(long Tolerance)
{
    internal static readonly BankSettings Usual = new(100);
}

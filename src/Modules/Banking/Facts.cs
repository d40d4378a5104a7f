using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking;

/// <summary>An account of the lender at a bank.</summary>
public sealed class BankAccount : INamed
{
    public static string Prefix => "bac";
}

/// <summary>A file from a bank, or for one.</summary>
public sealed class BankFile : INamed
{
    public static string Prefix => "bfl";
}

/// <summary>One movement of money on a bank account.</summary>
public sealed class BankItem : INamed
{
    public static string Prefix => "bki";
}

/// <summary>One payment or collection that the lender ordered of its bank.</summary>
public sealed class BankOrder : INamed
{
    public static string Prefix => "bod";
}

/// <summary>Where somebody whom the lender pays has his account.</summary>
public sealed class PayeeAccount : INamed
{
    public static string Prefix => "pya";
}

/// <summary>A customer's leave to collect from his account what falls due.</summary>
public sealed class DebitMandate : INamed
{
    public static string Prefix => "mdt";
}

/// <summary>A file of a bank was booked to its end.</summary>
/// <param name="Booked">Payments booked on agreements.</param>
/// <param name="Waiting">Movements that a person has to look at; their money stands in suspense.</param>
/// <param name="Known">Movements that another file had brought before; nothing was done.</param>
public sealed record BankFileImported(
    Id<Organisation> Organisation, Id<BankFile> File, long Booked, long Waiting, long Known) : IFact;

using Wheelhouse.Kernel;

namespace Wheelhouse.BankMessages;

/// <summary>Writes a camt.053 statement payment by payment: for the simulated bank, and to test by.</summary>
/// <param name="Opening">What stood on the account before.</param>
/// <param name="Count">How many payments will follow.</param>
/// <param name="Credits">What they bring in, in major units.</param>
/// <param name="Debits">What they take out, in major units.</param>
public sealed record StatementPlan(
    string MessageId, string Number, DateTimeOffset CreatedAt, DateOnly On, AccountNumber Account, Money Opening,
    long Count, decimal Credits, decimal Debits)
{
    public const string Message = "camt.053.001.08";

    /// <summary>Writes the statement; entries come from <paramref name="entries"/> one by one and are not kept.
    /// </summary>
    public Outcome<Unit> Write(Stream stream, IEnumerable<BankEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        using var writer = new MessageWriter(stream, Message);
        var closing = Opening + Money.Exact(Credits - Debits, Opening.Currency);
        writer.Open("BkToCstmrStmt").Open("GrpHdr").Value("MsgId", MessageId).Value("CreDtTm", CreatedAt).Close()
            .Open("Stmt").Value("Id", Number).Value("CreDtTm", CreatedAt)
            .Account("Acct", Account, Opening.Currency);
        Balance(writer, "OPBD", Opening);
        Balance(writer, "CLBD", closing);
        writer.Open("TxsSummry").Open("TtlNtries").Value("NbOfNtries", Count).Value("Sum", Credits + Debits).Close()
            .Close();
        foreach (var entry in entries)
        {
            EntryWriter.Write(writer, entry, On);
        }

        writer.Close().Close();
        return writer.Finish();
    }

    void Balance(MessageWriter writer, string kind, Money amount) => writer
        .Open("Bal").Nested("Tp/CdOrPrtry/Cd", kind)
        .Amount("Amt", amount.IsNegative ? -amount : amount).Value("CdtDbtInd", amount.IsNegative ? "DBIT" : "CRDT")
        .Open("Dt").Value("Dt", On).Close().Close();
}

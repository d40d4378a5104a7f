using Wheelhouse.Kernel;

namespace Wheelhouse.BankMessages;

/// <summary>Writes a camt.054 notification of what moved, without balances: for the simulated bank, and to test
/// by.</summary>
/// <param name="Number">The bank's id of the notification within the message.</param>
public sealed record NotificationPlan(
    string MessageId, string Number, DateTimeOffset CreatedAt, DateOnly On, AccountNumber Account, Currency Currency)
{
    public const string Message = "camt.054.001.08";

    /// <summary>Writes the notification, or says what in it the schema does not take.</summary>
    public Outcome<Unit> Write(Stream stream, IEnumerable<BankEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        using var writer = new MessageWriter(stream, Message);
        writer.Open("BkToCstmrDbtCdtNtfctn").Open("GrpHdr").Value("MsgId", MessageId).Value("CreDtTm", CreatedAt)
            .Close().Open("Ntfctn").Value("Id", Number).Value("CreDtTm", CreatedAt).Account("Acct", Account, Currency);
        foreach (var entry in entries)
        {
            EntryWriter.Write(writer, entry, On);
        }

        writer.Close().Close();
        return writer.Finish();
    }
}

using Wheelhouse.Kernel;

namespace Wheelhouse.BankMessages;

/// <summary>Reads a camt.053 statement or a camt.054 notification payment by payment.</summary>
/// <remarks>
/// <para>Memory grows neither with the file nor with its largest batch. What is refused: a message that breaks its
/// schema, an amount in another currency than the account's, totals that the entries do not make, and a statement whose
/// opening balance and booked entries do not make its closing balance (OPBD or PRCD, and CLBD; on a page ITBD).</para>
/// <para>An entry of several payments (a batch) is told payment by payment where the bank tells their amounts, which
/// must make the entry's; otherwise as one. Entries that are not booked (status other than BOOK) and amounts of zero
/// are left out.</para>
/// <para>A payment that was told before a refusal came is worth nothing: a file is read to its end once before it is
/// used.</para>
/// </remarks>
public sealed class StatementReader : IDisposable
{
    readonly MessageReader reader;
    readonly Queue<StatementPart> ready = new();
    readonly EntryParts entry = new();
    StatementTotals totals = new();
    string messageId = "";
    long number;

    StatementReader(MessageReader reader) => this.reader = reader;

    /// <summary>Begins to read; the stream stays open and is the caller's.</summary>
    public static Outcome<StatementReader> Open(Stream stream)
    {
        var reader = new MessageReader(stream);
        if (reader.Begin("camt.053.001.08", "camt.054.001.08") is { } refused)
        {
            reader.Dispose();
            return refused;
        }

        return new StatementReader(reader);
    }

    /// <summary>What comes next; null at the end of the message. A refusal ends the reading.</summary>
    public Outcome<StatementPart?> Next()
    {
        while (ready.Count == 0)
        {
            var step = reader.Next();
            if (step == Step.End)
            {
                return reader.Fault is { } fault ? fault : (StatementPart?)null;
            }

            if (Take(step) is { } refused)
            {
                return reader.Refuse(refused);
            }
        }

        return ready.Dequeue();
    }

    public void Dispose() => reader.Dispose();

    Refusal? Take(Step step)
    {
        var path = reader.Path;
        if (path == "GrpHdr/MsgId")
        {
            messageId = reader.Text;
            return null;
        }

        var below = path.StartsWith("Stmt", StringComparison.Ordinal) ? path.AsSpan(4)
            : path.StartsWith("Ntfctn", StringComparison.Ordinal) ? path.AsSpan(6)
            : path.AsSpan();
        if (below.Length == path.Length)
        {
            return null; // of the message, not of a statement
        }

        if (below.Length == 0)
        {
            return step == Step.Close ? End() : Begin();
        }

        below = below[1..];
        return below.StartsWith("Ntry")
            ? TakeEntry(step, below[4..])
            : step switch
            {
                Step.Value => totals.Take(below, reader),
                Step.Close when below is "Bal" => totals.KeepBalance(reader.Spot),
                _ => null,
            };
    }

    Refusal? Begin()
    {
        totals = new();
        return null;
    }

    Refusal? TakeEntry(Step step, ReadOnlySpan<char> below)
    {
        switch (step)
        {
            case Step.Value:
                return entry.Take(below[1..], reader);
            case Step.Open when below.Length == 0:
                entry.Begin(reader.Spot, totals.Number, totals.Entries + 1);
                return TellHead();
            case Step.Open when below is "/NtryDtls/TxDtls":
                return Tell(entry.BeginPayment());
            case Step.Close when below is "/NtryDtls/TxDtls":
                return Tell(entry.EndPayment(reader.Spot));
            case Step.Close when below.Length == 0:
                return Tell(entry.End(reader.Spot)) ?? totals.Add(entry);
            default:
                return null;
        }
    }

    /// <summary>The head is told with the first entry, or with the end where there is none: by then it is whole.
    /// </summary>
    Refusal? TellHead()
    {
        if (totals.Told)
        {
            return null;
        }

        totals.Told = true;
        var head = totals.Head(reader.Message, messageId, reader.Spot);
        if (head.IsDone)
        {
            ready.Enqueue(head.Value);
        }

        return head.Refused;
    }

    Refusal? Tell(Outcome<BankEntry?> payment)
    {
        if (payment.IsDone && payment.Value is { Amount.IsZero: false } told)
        {
            ready.Enqueue(told with { Number = ++number });
            totals.Payments++;
        }

        return payment.Refused;
    }

    Refusal? End()
    {
        if ((TellHead() ?? totals.Check(reader.Spot)) is { } refused)
        {
            return refused;
        }

        ready.Enqueue(totals.Foot);
        return null;
    }
}

using Wheelhouse.Cli.Input;
using Wheelhouse.Lending;

namespace Wheelhouse.Cli.Lending;

/// <summary>A loan as a file tells it: terms, events in the order of booking, and when to look.</summary>
sealed record LoanCase(
    string Id, LoanTerms Terms, IReadOnlyList<LoanEvent> Events, IReadOnlyList<LoanCase.Checkpoint> Checkpoints)
{
    /// <summary>Look after the first <paramref name="Events"/> events, at the end of <paramref name="AsOf"/>.</summary>
    /// <param name="Events">One more than the number that the file gives, which counts from 0.</param>
    internal readonly record struct Checkpoint(int Events, DateOnly AsOf);

    public static LoanCase Read(JsonNode node)
    {
        node.Only("id", "terms", "events", "checkpoints", "title", "source", "tolerance");
        var terms = TermsNode.Read(node.Field("terms", "the terms of the loan"));
        var events = node.Field("events", "an array of events").Items()
            .Select((one, index) => EventNode.Read(one, index, terms.Currency)).ToList();
        var checkpoints = node.Field("checkpoints", "an array of checkpoints").Items()
            .Select(one => ReadCheckpoint(one, events.Count)).ToList();
        return new(node.Field("id", "the name of the case").Text(), terms, events, checkpoints);
    }

    // The figures of an expected answer may stand in the file; they are read over.
    static Checkpoint ReadCheckpoint(JsonNode node, int events) => new(
        node.Only("afterEvent", "asOf", "rows", "principalOutstanding", "interestOutstanding", "nextDue")
            .Field("afterEvent", "the number of an event, from 0; -1 before all").Whole(-1, events - 1) + 1,
        node.Field("asOf", "a business date").Day());
}

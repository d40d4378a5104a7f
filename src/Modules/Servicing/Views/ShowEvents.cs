using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Views;

/// <summary>An event as the account page shows it.</summary>
/// <param name="Text">What happened, in a line.</param>
/// <param name="Note">What was said when it was entered; for the lender's own people.</param>
/// <param name="BackDated">Its value date lies before the day it was booked: both are shown.</param>
/// <param name="Reversed">It was taken back, by <paramref name="ReversedBy"/>.</param>
/// <param name="Of">The event that this reversal took back.</param>
/// <param name="WhyNot">Why it cannot be taken back; null where it can.</param>
/// <param name="Simulated">It came through the simulated bank.</param>
public sealed record EventView(
    int Sequence, EventKind Type, DateOnly ValueDate, DateOnly BookedOn, DateTimeOffset At, Money? Amount, Text Text,
    Text? Note, PaymentChannel? Channel, bool BackDated, bool Reversed, int? ReversedBy, int? Of, bool Reversible,
    string? WhyNot, bool Simulated, PaymentSplit? Parts);

/// <summary>Everything that happened to an agreement, newest booking first.</summary>
static class ShowEvents
{
    internal static readonly Sheet<EventView> Sheet = new Sheet<EventView>("events", new("事件", "Events"))
        .Number("序号", "No.", e => e.Sequence)
        .Words("类型", "Type", e => StateWords.Of(e.Type))
        .Day("起息日", "Value date", e => e.ValueDate)
        .Day("记账日", "Booked on", e => e.BookedOn)
        .Money("金额", "Amount", e => e.Amount)
        .Money("利息", "Interest", e => e.Parts?.Interest)
        .Money("本金", "Principal", e => e.Parts?.Principal)
        .Money("租金", "Rent", e => e.Parts?.Rent)
        .Words("渠道", "Channel", e => e.Channel is { } channel ? StateWords.Of(channel) : null)
        .Words("备注", "Note", e => e.Note)
        .Number("被冲正于", "Reversed by", e => e.ReversedBy);

    internal static async Task<Results<Ok<Page<EventView>>, ProblemHttpResult>> Get(
        Id<Agreement> agreement, int? limit, string? after, Reader reader, House house, Desk desk,
        CancellationToken cancel)
    {
        var found = await Views(agreement, reader, house, desk.Actor, cancel);
        return found.Select(views => Slice.Page(views, e => Key(e.Sequence), new(limit, after))).ToAnswer();
    }

    internal static async Task<IResult> Export(
        Id<Agreement> agreement, string? lang, Reader reader, House house, Desk desk, CancellationToken cancel) =>
        (await Views(agreement, reader, house, desk.Actor, cancel)).Match<IResult>(
            views => Sheet.Answer(views, lang), refusal => refusal.ToProblem());

    internal static async Task<Outcome<IReadOnlyList<EventView>>> Views(
        Id<Agreement> agreement, Reader reader, House house, Actor actor, CancellationToken cancel)
    {
        var found = await reader.Today(agreement, cancel);
        if (found.Refused is { } refusal)
        {
            return refusal;
        }

        var rows = await house.Set<AgreementRow>().AsNoTracking().Where(a => a.Id == agreement)
            .SelectMany(a => house.Set<EventRow>().Where(e => e.Agreement == a.Id))
            .ToDictionaryAsync(e => e.Sequence, cancel);
        var insider = actor.Organisation == found.Value.Contract.Organisation || actor.SeesEveryone;
        return found.Value.Story.Reverse()
            .Where(one => rows.ContainsKey(one.Stamp.Sequence))
            .Select(one => View(one, rows[one.Stamp.Sequence], insider)).ToList();
    }

    static EventView View(Happening one, EventRow row, bool insider) => new(
        one.Stamp.Sequence, one.Kind, one.Stamp.ValueDate, one.Stamp.BookedOn, row.At, one.Amount, one.Text,
        insider && row.Note is { } note ? new(note, note) : null, row.Channel,
        one.Stamp.ValueDate < one.Stamp.BookedOn, one.ReversedBy is not null, one.ReversedBy, one.Of,
        one.WhyNot is null, one.WhyNot?.Sentence, row.Channel == PaymentChannel.SimulatedBank, one.Split);

    static string Key(int sequence) => sequence.ToString(CultureInfo.InvariantCulture);
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Collections.Ordering;

/// <summary>A step of an order, entered by whoever at the lender hears of it.</summary>
enum WorkAct
{
    Accept,
    Reject,
    Report,
    Finish,
    Withdraw,
    Complain,
}

/// <summary>An order goes a step on.</summary>
/// <param name="Documents">Of a report; SHA-256 of each.</param>
/// <param name="Contact">Of a visit's report.</param>
sealed record TakeStep(
    Id<WorkOrder> Order, WorkAct Act, string? Note = null, IReadOnlyList<string>? Documents = null,
    Id<Contact>? Contact = null, long? Seen = null)
{
    internal static Refusal? Decide(WorkOrderRow row, TakeStep step, ContactRow? visit) => step.Act switch
    {
        WorkAct.Accept or WorkAct.Reject => WorkWords.Answer(row, step.Note, step.Act == WorkAct.Accept),
        WorkAct.Report => WorkWords.Report(row, step.Note, step.Documents, visit),
        WorkAct.Finish or WorkAct.Withdraw => WorkWords.End(row, step.Act == WorkAct.Finish),
        WorkAct.Complain => WorkWords.Complain(row, step.Note),
    };

    /// <summary>What the step leaves; it was let through before.</summary>
    internal static void Apply(WorkOrderRow row, TakeStep step, DateOnly today)
    {
        switch (step.Act)
        {
            case WorkAct.Accept:
                (row.State, row.Answer) = (WorkState.Accepted, step.Note);
                break;
            case WorkAct.Reject:
                (row.State, row.Answer, row.EndedOn) = (WorkState.Rejected, step.Note, today);
                break;
            case WorkAct.Report:
                (row.State, row.Report) =
                    (WorkState.Reported, new(today, step.Note!, step.Documents!, step.Contact));
                break;
            case WorkAct.Finish:
                (row.State, row.EndedOn) = (WorkState.Done, today);
                break;
            case WorkAct.Withdraw:
                (row.State, row.EndedOn) = (WorkState.Withdrawn, today);
                break;
            case WorkAct.Complain:
                row.Complaint = step.Note;
                break;
        }
    }

    internal sealed class Handler(House house, IBusinessDays days, IWork work) : IHandle<TakeStep, WorkCard>
    {
        public async Task<Outcome<WorkCard>> Handle(TakeStep command, CancellationToken cancel)
        {
            work.About(command.Order.ToString());
            var row = await house.Set<WorkOrderRow>().FirstOrDefaultAsync(o => o.Id == command.Order, cancel);
            if (row is null)
            {
                return WorkWords.Unknown;
            }

            var visit = command.Contact is { } contact
                ? await house.Set<ContactRow>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == contact, cancel)
                : null;
            if ((Versions.Check(row, command.Seen) ?? Decide(row, command, visit)) is { } refused)
            {
                return refused;
            }

            Apply(row, command, await days.Of(row.Organisation, cancel));
            return WorkCard.Of(row, row.Version + 1);
        }
    }

    internal sealed record Body(
        WorkAct Act, string? Note = null, IReadOnlyList<string>? Documents = null, Id<Contact>? Contact = null);

    internal static Task<Results<Ok<WorkCard>, ProblemHttpResult>> Post(
        Id<WorkOrder> order, Body body, Desk desk, CancellationToken cancel) => desk.Send<TakeStep, WorkCard>(
        new(order, body.Act, body.Note, body.Documents, body.Contact, desk.IfMatch), cancel);
}

using Wheelhouse.Kernel;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Platform;
using Wheelhouse.Simulation.Founding;

namespace Wheelhouse.Simulation.Days;

/// <summary>From a submitted application to an accepted offer or its end: what each of the parties does.</summary>
sealed class Answering(Town town, Signing signing)
{
    /// <summary>An application is handed back and forth at most so often.</summary>
    const int Rounds = 6;

    internal Task Go(Visit visit, ApplicationView application, int round = 0)
    {
        if (round > Rounds)
        {
            return Task.CompletedTask;
        }

        switch (application.State)
        {
            case ApplicationState.Referred:
                town.In(visit.Dice.Between(0, 1), () => Decide(visit, application, round));
                break;
            case ApplicationState.PapersRequested:
                town.In(visit.Dice.Between(1, 3), () => Supply(visit, application, round));
                break;
            case ApplicationState.Declined:
                town.In(1, () => Complain(visit, application, round));
                break;
            case ApplicationState.Approved or ApplicationState.CounterOffered:
                town.In(visit.Dice.Between(0, 2), () => Answer(visit, application));
                break;
            case ApplicationState.Draft or ApplicationState.Accepted or ApplicationState.AwaitingHandover
                or ApplicationState.PayoutOrdered or ApplicationState.PaidOut or ApplicationState.Withdrawn
                or ApplicationState.Expired:
                break;
        }

        return Task.CompletedTask;
    }

    async Task Decide(Visit visit, ApplicationView application, int round)
    {
        var lender = Cast.Lenders.First(l => town.Founders.Organisation(l.Key) == application.Lender.Id).Key;
        var underwriters = town.Founders.Actors(lender, Role.Underwriter);
        var answer = visit.Wanted is not null ? PersonAnswer.Approve
            : application.Review is null ? visit.Dice.Weigh(
                (60, PersonAnswer.Approve), (16, PersonAnswer.Decline), (14, PersonAnswer.CounterOffer),
                (10, PersonAnswer.RequestPapers))
            : visit.Dice.Weigh((35, PersonAnswer.Approve), (65, PersonAnswer.Decline));
        var command = new DecideApplication(
            application.Id, answer, Reason(answer),
            Counter: answer == PersonAnswer.CounterOffer ? Counter(application) : null,
            Papers: answer == PersonAnswer.RequestPapers ? ["incomeProof"] : null);
        var first = underwriters[round % underwriters.Count];
        var decided = await town.Do<DecideApplication, ApplicationView>(first, command);

        // above one person's limit a colleague says the same, or it stays where it is
        if (decided is { State: ApplicationState.Referred })
        {
            var colleague = underwriters[(round + 1) % underwriters.Count];
            decided = await town.Do<DecideApplication, ApplicationView>(colleague, command);
        }

        if (decided is not null)
        {
            await Go(visit, decided, round + 1);
        }
    }

    async Task Supply(Visit visit, ApplicationView application, int round)
    {
        var supplied = await town.Do<SupplyPapers, ApplicationView>(
            visit.Dealer, new(application.Id, [.. application.Missing.Select(p => p.Code)]));
        if (supplied is not null)
        {
            await Go(visit, supplied, round + 1);
        }
    }

    /// <summary>One customer in four asks for a person, once.</summary>
    async Task Complain(Visit visit, ApplicationView application, int round)
    {
        if (application.Review is null && application.Decision?.ReviewOffered == true && visit.Dice.Chance(250)
            && await town.Do<RequestReview, ApplicationView>(visit.Customer, new(application.Id)) is { } reviewed)
        {
            await Go(visit, reviewed, round + 1);
        }
    }

    async Task Answer(Visit visit, ApplicationView application)
    {
        var fate = visit.Wanted is not null
            ? "accept"
            : visit.Dice.Weigh((93, "accept"), (4, "withdraw"), (3, "forget"));
        if (fate == "withdraw")
        {
            await town.Do<WithdrawApplication, ApplicationView>(visit.Customer, new(application.Id));
        }
        else if (fate == "accept"
            && await town.Do<AcceptOffer, ApplicationView>(visit.Customer, new(application.Id)) is { } accepted)
        {
            town.In(visit.Dice.Between(0, 2), () => signing.Sign(visit, accepted));
        }
    }

    /// <summary>A tenth of the price more down, the same term.</summary>
    static CounterTerms Counter(ApplicationView application)
    {
        var tenth = Money.Round(
            application.Price.Major / 10m, application.Price.Currency, MidpointRounding.ToEven);
        return new(application.Down + tenth, application.Months);
    }

    static string Reason(PersonAnswer answer) => answer switch
    {
        PersonAnswer.Approve => "收入稳定，车辆与价格相符。Income is steady, car and price fit.",
        PersonAnswer.Decline => "负债相对收入过高。Debts are too high for the income.",
        PersonAnswer.CounterOffer => "首付提高后可批。Acceptable with a larger down payment.",
        PersonAnswer.RequestPapers => "请补充收入证明。Please hand in proof of income.",
    };
}

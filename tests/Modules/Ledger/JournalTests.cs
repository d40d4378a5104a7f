using Xunit;

namespace Wheelhouse.Modules.Tests.Ledger;

/// <summary>What the journal promises, as tables; each on both databases, each ending with the laws of the
/// books.</summary>
public sealed class JournalTests
{
    [Theory, InlineData(false), InlineData(true)]
    public Task A_loan_is_paid_out_and_repaid(bool postgres) => BooksScript.Run(postgres, """
        post payout   5  loans.principal 100000    bank -100000                               = ok
        post due      6  interest.receivable 600   interest.income -600                       = ok
        post paid     7  bank 3000   interest.receivable -600   loans.principal -2400         = ok
        balance bank            5 = -100000 0
        balance bank            7 =  -97000 0
        balance loans.principal 7 =   97600 0
        balance interest.receivable 6 = 600 0
        balance interest.receivable 7 =   0 0
        balance interest.income 7 =    -600 0
        balance suspense        7 =       0 0
        """);

    [Theory, InlineData(false), InlineData(true)]
    public Task A_key_stands_for_one_entry(bool postgres) => BooksScript.Run(postgres, """
        post k1 5    bank 10  suspense -10 = ok
        post k1 5    bank 10  suspense -10 = ok
        post k1 5    bank 11  suspense -11 = key_reused
        post k1 6/5  bank 10  suspense -10 = key_reused
        pend k1 5    bank 10  suspense -10 = key_reused
        entries = 1
        """);

    [Theory, InlineData(false), InlineData(true)]
    public Task What_does_not_balance_is_refused(bool postgres) => BooksScript.Run(postgres, """
        post k1 5  bank 10                          = too_few_lines
        post k1 5  bank 10  suspense -9             = unbalanced
        post k1 5  bank 10  suspense 10             = unbalanced
        post k1 5  bank 0   suspense 0              = zero_line
        post k1 5  bank 10  suspense -10  bank 0    = zero_line
        post k1 5  bank 10  suspence -10            = unknown_account
        post k1 5  bank 10  suspense -10USD         = mixed_currency
        post k1 5  bank 0.01  suspense -0.01        = ok
        entries = 1
        """);

    [Theory, InlineData(false), InlineData(true)]
    public Task A_reversal_mirrors_the_entry_and_keeps_its_value_date(bool postgres) => BooksScript.Run(postgres, """
        post    k1 5    bank 10  suspense -10 = ok
        reverse k1 r1 8 = ok
        reverse k1 r1 8 = ok
        reverse k1 r2 8 = already_resolved
        reverse r1 r3 8 = not_reversible
        reverse k9 r4 8 = no_such_entry
        balance bank 7   = 10 0
        balance bank 8   = 0 0
        # by value date the entry never was, but on the 7th nobody knew that
        value   bank 5   = 0 0
        value   bank 7/5 = 10 0
        entries = 2
        """);

    [Theory, InlineData(false), InlineData(true)]
    public Task A_pending_entry_counts_when_it_is_completed(bool postgres) => BooksScript.Run(postgres, """
        pend     p1 5  bank.clearing 10  suspense -10 = ok
        balance  bank.clearing 5 = 0 10
        complete p1 8 = ok
        complete p1 8 = ok
        balance  bank.clearing 7 = 0 10
        balance  bank.clearing 8 = 10 0
        value    bank.clearing 5 = 10 0
        void     p1 9 = already_resolved
        reverse  p1 r1 9 = not_reversible
        reverse  p1/completed r1 9 = ok
        balance  bank.clearing 9 = 0 0
        entries = 3
        """);

    [Theory, InlineData(false), InlineData(true)]
    public Task A_voided_entry_never_counts(bool postgres) => BooksScript.Run(postgres, """
        pend     p1 5  bank.clearing 10  suspense -10 = ok
        void     p1 6 = ok
        void     p1 6 = ok
        balance  bank.clearing 5 = 0 10
        balance  bank.clearing 6 = 0 0
        complete p1 7 = already_resolved
        complete p2 7 = no_such_entry
        post     k1 5  bank 1  suspense -1 = ok
        complete k1 7 = not_pending
        void     k1 7 = not_pending
        """);

    [Theory, InlineData(false), InlineData(true)]
    public Task Linked_entries_are_booked_all_or_none(bool postgres) => BooksScript.Run(postgres, """
        link k1 5 bank 10 suspense -10 ; k2 5 bank -4 suspense 4  = ok
        link k1 5 bank 10 suspense -10 ; k2 5 bank -4 suspense 4  = ok
        link k3 5 bank 10 suspense -10 ; k4 5 bank -4 suspense 5  = unbalanced
        link k5 5 bank 10 suspense -10 ; k1 5 bank 10 suspense -10 = key_reused
        entries = 2
        balance bank 5 = 6 0
        """);

    [Theory, InlineData(false), InlineData(true)]
    public Task A_back_dated_entry_moves_the_value_balance_of_its_day(bool postgres) => BooksScript.Run(postgres, """
        post k1 5    bank 10  suspense -10 = ok
        post k2 9/3  bank 20  suspense -20 = ok
        balance bank 5 = 10 0
        balance bank 9 = 30 0
        value   bank 3 = 20 0
        value   bank 4/3 = 0 0
        value   bank 9/3 = 20 0
        """);
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AllowanceUsed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_portfolio_parts",
                table: "portfolio_parts");

            migrationBuilder.DropColumn(
                name: "done",
                table: "portfolio_months");

            migrationBuilder.RenameColumn(
                name: "part",
                table: "portfolio_parts",
                newName: "last");

            migrationBuilder.AddColumn<long>(
                name: "lost",
                table: "servicing_accounts",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<short>(
                name: "first",
                table: "portfolio_parts",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<bool>(
                name: "done",
                table: "portfolio_parts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "portfolio_parts",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddPrimaryKey(
                name: "PK_portfolio_parts",
                table: "portfolio_parts",
                columns: new[] { "organisation", "month", "first" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_portfolio_parts",
                table: "portfolio_parts");

            migrationBuilder.DropColumn(
                name: "lost",
                table: "servicing_accounts");

            migrationBuilder.DropColumn(
                name: "first",
                table: "portfolio_parts");

            migrationBuilder.DropColumn(
                name: "done",
                table: "portfolio_parts");

            migrationBuilder.DropColumn(
                name: "version",
                table: "portfolio_parts");

            migrationBuilder.RenameColumn(
                name: "last",
                table: "portfolio_parts",
                newName: "part");

            migrationBuilder.AddColumn<int>(
                name: "done",
                table: "portfolio_months",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddPrimaryKey(
                name: "PK_portfolio_parts",
                table: "portfolio_parts",
                columns: new[] { "organisation", "month", "part" });
        }
    }
}

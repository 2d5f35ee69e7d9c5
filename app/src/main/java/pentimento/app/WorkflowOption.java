package pentimento.app;

import pentimento.studio.Workflow;
import picocli.CommandLine.Option;

/// What a photograph gets that has no edit yet.
public final class WorkflowOption {

  @Option(
      names = "--workflow",
      paramLabel = "NAME",
      description = "What a photo without an edit gets: ${COMPLETION-CANDIDATES}.")
  private Workflow workflow = Workflow.FILMIC;

  public WorkflowOption() {}

  public Workflow workflow() {
    return workflow;
  }
}

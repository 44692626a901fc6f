import type { Job, Picture } from "../api/types";

/** A delivered picture with the job that it was made for. */
export interface GalleryPicture {
  job: Job;
  picture: Picture;
}

/** The pictures that can be shown, newest job first, in order within a job. */
export function deliveredPictures(jobs: readonly Job[]): GalleryPicture[] {
  return jobs.flatMap((job) =>
    [...job.pictures]
      .filter((picture) => picture.status === "delivered" && picture.url !== undefined)
      .sort((a, b) => a.index - b.index)
      .map((picture) => ({ job, picture })),
  );
}

/** The pictures of a job that were made but not delivered, each with its reason. */
export function undeliveredPictures(job: Job): Picture[] {
  return job.pictures.filter((picture) => ["withheld", "blocked", "quarantined"].includes(picture.status));
}

export function altText({ job, picture }: GalleryPicture): string {
  return `${job.request.prompt}, picture ${picture.index + 1} of ${job.count}`;
}
